"use client";

import { useEffect } from "react";
import { isModalOpen } from "#components/ui/popup-home.ts";
import type { EditorHost, Wish } from "../editor-host.ts";
import { focusNextRegion, focusToolbar, leaveBar } from "./focus-regions.ts";

const wishes: Readonly<Record<string, Wish>> = { f: "find", k: "palette", "/": "shortcuts" };
const shiftedWishes: Readonly<Record<string, Wish>> = { f: "focusMode" };

/** The keys that open something from wherever the focus is. What the text takes for itself does not come here. */
export function usePageKeys(host: EditorHost): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented) return;
      if (!isModalOpen() && movesFocus(event, host)) {
        event.preventDefault();
        return;
      }
      if (event.altKey || !(event.ctrlKey || event.metaKey)) return;
      // "/" may need Shift; with letters Shift means something else.
      const isShifted = event.shiftKey && event.key !== "/";
      const wish = (isShifted ? shiftedWishes : wishes)[event.key.toLowerCase()];
      if (wish === undefined) return;
      // A dialog is open: the page behind it waits.
      if (isModalOpen()) return;
      event.preventDefault();
      // A task later: the browser tells of what the last key selected in a task of its own, and a panel takes the focus.
      setTimeout(() => host.wish(wish));
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [host]);
}

function movesFocus({ key, altKey, shiftKey, ctrlKey, metaKey }: KeyboardEvent, host: EditorHost): boolean {
  if (ctrlKey || metaKey) return false;
  if (key === "Escape") return leaveBar(document, host.focus);
  if (key === "F10" && altKey) return focusToolbar(document, host.focus);
  return key === "F6" && !altKey && focusNextRegion(document, shiftKey ? -1 : 1);
}
