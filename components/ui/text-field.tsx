"use client";

import { type ComponentProps, type ReactNode, useId } from "react";
import { classNames } from "./class-names.ts";
import styles from "./text-field.module.css";

export interface TextFieldProps extends Omit<ComponentProps<"input">, "size"> {
  /** The accessible name, and the text above the field unless `hideLabel`. */
  label: string;
  hideLabel?: boolean;
  /** A quiet line under the field. */
  hint?: string | undefined;
  /** What is wrong with the value. Takes the hint's place. */
  error?: string | undefined;
  /** Shown inside the field, before the text. */
  icon?: ReactNode;
}

/** A one-line text input with a label. The ref and other attributes reach the input. */
export function TextField({ label, hideLabel, hint, error, icon, className, ...input }: TextFieldProps) {
  const id = useId();
  const note = error ?? hint;
  return (
    <div className={classNames(styles.field, className)}>
      <label htmlFor={id} className={hideLabel === true ? "visually-hidden" : styles.label}>
        {label}
      </label>
      <div className={styles.box}>
        {icon !== undefined && (
          <span aria-hidden="true" className={styles.icon}>
            {icon}
          </span>
        )}
        <input
          type="text"
          {...input}
          id={id}
          className={classNames(styles.input, icon !== undefined && styles.withIcon)}
          aria-invalid={error === undefined ? undefined : true}
          aria-describedby={note === undefined ? undefined : `${id}-note`}
        />
      </div>
      {note !== undefined && (
        <p id={`${id}-note`} className={error === undefined ? styles.hint : styles.error}>
          {note}
        </p>
      )}
    </div>
  );
}
