"use client";

import { Minimize2 } from "lucide-react";
import { useEffect } from "react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { isModalOpen } from "#components/ui/popup-home.ts";
import type { EditorHost } from "../editor-host.ts";
import { shortcutText } from "../shortcut-text.ts";
import "./calm.css";
import styles from "./calm-page.module.css";
import { keepCaretLine } from "./keep-caret-line.ts";
import type { CalmMode } from "./use-calm-modes.ts";

const openThings = "[data-radix-popper-content-wrapper], [role=listbox], search";

interface CalmPageProps {
  host: EditorHost;
  on: readonly CalmMode[];
  onLeaveFocus: () => void;
}

/** The modes that are on: what they do to the page, and the way out for who has no key Esc. */
export function CalmPage({ host, on, onLeaveFocus }: CalmPageProps) {
  const texts = useTexts();
  const isFocused = on.includes("focusMode");
  const isTypewriter = on.includes("typewriter");
  useEffect(() => {
    if (!isTypewriter) return undefined;
    document.documentElement.dataset["typewriter"] = "";
    const stop = keepCaretLine(host);
    return () => {
      stop();
      delete document.documentElement.dataset["typewriter"];
    };
  }, [host, isTypewriter]);
  useEffect(() => {
    if (!isFocused) return undefined;
    document.documentElement.dataset["focusMode"] = "";
    return () => {
      delete document.documentElement.dataset["focusMode"];
    };
  }, [isFocused]);
  useEffect(() => {
    if (!isFocused) return undefined;
    const press = (event: KeyboardEvent): void => {
      if (event.key !== "Escape" || event.isComposing || isModalOpen()) return;
      // What is open, and a bar that has the focus, take Esc first.
      if (document.querySelector(openThings) !== null) return;
      if (event.target instanceof Element && event.target.closest('[role="toolbar"]') !== null) return;
      onLeaveFocus();
    };
    // On its way down: the text takes every Esc for itself.
    document.addEventListener("keydown", press, true);
    return () => document.removeEventListener("keydown", press, true);
  }, [isFocused, onLeaveFocus]);
  if (!isFocused) return null;
  return (
    <div className={styles.way}>
      <IconButton
        label={texts("calm.leaveFocus")}
        shortcut={shortcutText("Esc", false, texts.language)}
        tooltipSide="left"
        onClick={() => {
          onLeaveFocus();
          host.focus();
        }}
      >
        <Minimize2 aria-hidden="true" />
      </IconButton>
    </div>
  );
}
