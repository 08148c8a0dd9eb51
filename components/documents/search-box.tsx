"use client";

import { Search, X } from "lucide-react";
import { type KeyboardEvent, type Ref, useImperativeHandle, useRef } from "react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { limits } from "#lib/collab/limits.ts";
import styles from "./search-box.module.css";

interface SearchBoxProps {
  value: string;
  onChange: (value: string) => void;
  /** Down from the field: into the list. */
  onDown: () => void;
  /** Enter: opens the first result. */
  onEnter: () => void;
  ref?: Ref<{ focus: () => void }>;
}

/** Where one searches all documents. "/" and Ctrl-K lead here from anywhere on the page. */
export function SearchBox({ value, onChange, onDown, onEnter, ref }: SearchBoxProps) {
  const texts = useTexts();
  const field = useRef<HTMLInputElement>(null);
  useImperativeHandle(ref, () => ({
    focus() {
      field.current?.focus();
      field.current?.select();
    },
  }));
  const keyDown = (event: KeyboardEvent) => {
    // Enter and arrows that choose among the signs of an input method are not for us.
    if (event.nativeEvent.isComposing) return;
    if (event.key === "ArrowDown") onDown();
    else if (event.key === "Enter") onEnter();
    else if (event.key === "Escape" && value !== "") onChange("");
    else return;
    event.preventDefault();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- <search> is too new for some browsers
    <div role="search" className={styles.box}>
      <Search aria-hidden="true" className={styles.icon} />
      <input
        ref={field}
        type="search"
        className={styles.field}
        aria-label={texts("home.search")}
        aria-keyshortcuts="/ Control+K Meta+K"
        placeholder={texts("home.search")}
        autoComplete="off"
        spellCheck={false}
        enterKeyHint="search"
        maxLength={limits.maxSearchLength}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={keyDown}
      />
      {value === "" ? (
        <kbd aria-hidden="true" className={styles.key}>
          /
        </kbd>
      ) : (
        <IconButton
          label={texts("home.search.clear")}
          size="sm"
          className={styles.clear}
          onClick={() => {
            onChange("");
            field.current?.focus();
          }}
        >
          <X aria-hidden="true" />
        </IconButton>
      )}
    </div>
  );
}
