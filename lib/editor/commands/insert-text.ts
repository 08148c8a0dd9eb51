import type { Command } from "prosemirror-state";

/** Writes `text` in place of the selection. */
export function insertText(text: string): Command {
  return (state, dispatch) => {
    if (!state.selection.$from.parent.isTextblock) return false;
    dispatch?.(state.tr.insertText(text).scrollIntoView());
    return true;
  };
}
