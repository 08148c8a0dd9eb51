"use client";

import { useEffect, useRef } from "react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { bindTitle } from "./bind-title.ts";
import type { DocumentSession } from "./document-session.ts";
import styles from "./title-field.module.css";

interface TitleFieldProps {
  session: DocumentSession | undefined;
  /** The server's document has arrived: until then, the directory's title is shown and nothing can be typed. */
  loaded: boolean;
  editable: boolean;
  initialTitle: string;
  onTitle: (title: string) => void;
  /** Enter leads on to the body. */
  onEnter: () => void;
}

/** The title, edited in place by everybody at once. */
export function TitleField({ session, loaded, editable, initialTitle, onTitle, onEnter }: TitleFieldProps) {
  const texts = useTexts();
  const placeholder = texts("documents.untitled");
  const input = useRef<HTMLInputElement>(null);
  const width = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    if (session === undefined || !loaded || input.current === null) return undefined;
    return bindTitle(input.current, session.title, (title) => {
      if (width.current !== null) width.current.textContent = title || placeholder;
      onTitle(title);
    });
  }, [session, loaded, onTitle, placeholder]);
  return (
    <span className={styles.field}>
      <span ref={width} className={styles.width} aria-hidden="true">
        {initialTitle || placeholder}
      </span>
      <input
        ref={input}
        type="text"
        aria-label={texts("editor.title")}
        className={styles.input}
        defaultValue={initialTitle}
        placeholder={placeholder}
        readOnly={!editable || !loaded}
        autoComplete="off"
        spellCheck={false}
        dir="auto"
        onKeyDown={(event) => {
          if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
          event.preventDefault();
          onEnter();
        }}
      />
    </span>
  );
}
