import type { Command } from "prosemirror-state";

/** Writes `text` in place of the selection. */
export function insertText(text: string): Command {
  return (state, dispatch) => {
    if (!state.selection.$from.parent.isTextblock) return false;
    dispatch?.(state.tr.insertText(text).scrollIntoView());
    return true;
  };
}

/** Writes a sign that opens a list (plugins/completion.ts), with a space in front where the sign would otherwise mean nothing. */
export function insertSign(sign: string): Command {
  return (state, dispatch) => {
    const { $from } = state.selection;
    if (!$from.parent.isTextblock || $from.parent.attrs.kind === "code") return false;
    const before = $from.parent.textBetween(0, $from.parentOffset, "", "\ufffc");
    return insertText(before === "" || /\s$/.test(before) ? sign : ` ${sign}`)(state, dispatch);
  };
}
