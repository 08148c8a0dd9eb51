"use client";

import { type KeyboardEvent, useEffect, useRef } from "react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { limits } from "#lib/collab/limits.ts";
import styles from "./rename-field.module.css";

interface RenameFieldProps {
  title: string;
  onRename: (title: string) => void;
  /** Called once, whether renamed or given up. */
  onDone: () => void;
}

/** A title that is being changed in its row: Enter or leaving the field keeps the new one, Esc the old one. */
export function RenameField({ title, onRename, onDone }: RenameFieldProps) {
  const texts = useTexts();
  // Enter takes the field away, and browsers fire blur for a field that goes: only the first of the two counts.
  const done = useRef(false);
  const field = useRef<HTMLInputElement>(null);
  // The field appears because somebody asked for it: put the caret where the work is.
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  const finish = (value: string | null) => {
    if (done.current) return;
    done.current = true;
    const renamed = value?.trim() ?? "";
    if (renamed !== "" && renamed !== title) onRename(renamed);
    onDone();
  };
  const keyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    // Enter also ends a composition (Chinese, Japanese, Korean); that one is not for us.
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter") finish(event.currentTarget.value);
    if (event.key === "Escape") finish(null);
  };
  return (
    <input
      ref={field}
      className={styles.field}
      type="text"
      aria-label={texts("documents.newTitle")}
      defaultValue={title}
      maxLength={limits.maxTitleLength}
      dir="auto"
      onKeyDown={keyDown}
      onBlur={(event) => finish(event.currentTarget.value)}
    />
  );
}
