"use client";

import type { Command } from "prosemirror-state";
import { useEffect } from "react";
import { toggleFoldAtCaret } from "#lib/editor/fold/fold-commands.ts";
import { moveFolded } from "#lib/editor/fold/move-folded.ts";
import { linkAtCaret } from "#lib/editor/queries/link-at-caret.ts";
import type { EditorHost } from "../editor-host.ts";
import { openAddress } from "./open-address.ts";

/**
 * Keys of the text whose code is fetched late. They are heard before the editor hears them, and only where they do something.
 * Shown in the sheet by shortcuts/page-keys.ts.
 */
export function useTextKeys(host: EditorHost, editable: boolean): void {
  useEffect(() => {
    if (!editable) return undefined;
    const press = (event: KeyboardEvent): void => {
      const { view } = host;
      const command = event.isComposing ? undefined : commandFor(event);
      if (command === undefined || view === undefined || !(event.target instanceof Node)) return;
      if (event.defaultPrevented || !view.dom.contains(event.target)) return;
      host.catchUp();
      if (command(view.state, view.dispatch, view)) event.preventDefault();
    };
    document.addEventListener("keydown", press, true);
    return () => document.removeEventListener("keydown", press, true);
  }, [host, editable]);
}

function commandFor(event: KeyboardEvent): Command | undefined {
  const { key, altKey, shiftKey } = event;
  const isMod = event.ctrlKey || event.metaKey;
  if (key === "Enter" && isMod && !altKey && !shiftKey) return toggleFoldAtCaret;
  if (key === "Enter" && altKey && !isMod && !shiftKey) return openLink;
  if (key === "ArrowUp" && altKey && shiftKey && !isMod) return moveFolded(-1);
  if (key === "ArrowDown" && altKey && shiftKey && !isMod) return moveFolded(1);
  return undefined;
}

const openLink: Command = (state) => {
  const link = linkAtCaret(state);
  return link !== undefined && openAddress(link.href);
};
