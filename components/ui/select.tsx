import type { ComponentProps } from "react";
import { classNames } from "./class-names.ts";
import styles from "./select.module.css";

export interface SelectProps extends ComponentProps<"select"> {
  /** The accessible name. */
  label: string;
}

/** A combobox: the platform's own select, so that phones show their own picker. Options are its children. */
export function Select({ label, className, ...rest }: SelectProps) {
  return <select {...rest} aria-label={label} className={classNames(styles.select, className)} />;
}
