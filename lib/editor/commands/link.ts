import type { Command } from "prosemirror-state";
import { startUndoStep } from "../binding/transaction-meta.ts";
import { linkAtCaret } from "../queries/link-at-caret.ts";
import { safeHref } from "../queries/safe-href.ts";
import { schema } from "../schema/schema.ts";

/**
 * Links the selection, or the link that the caret is in, or inserts the address as a linked text.
 * Refuses an address that is not safe to follow.
 */
export function setLink(address: string): Command {
  return (state, dispatch) => {
    const href = safeHref(address);
    if (href === undefined || !state.selection.$from.parent.isTextblock) return false;
    const mark = schema.mark("link", { href });
    const place = state.selection.empty ? linkAtCaret(state) : state.selection;
    const tr = startUndoStep(state.tr);
    if (place === undefined) {
      tr.replaceSelectionWith(schema.text(address.trim(), [mark]), false);
    } else {
      tr.removeMark(place.from, place.to, mark.type).addMark(place.from, place.to, mark);
    }
    dispatch?.(tr.removeStoredMark(mark.type).scrollIntoView());
    return true;
  };
}

/** Takes the link off the selection, or off the whole link that the caret is in; its text stays. */
export const unsetLink: Command = (state, dispatch) => {
  const place = state.selection.empty ? linkAtCaret(state) : state.selection;
  const type = schema.marks.link;
  if (place === undefined || type === undefined) return false;
  if (!state.doc.rangeHasMark(place.from, place.to, type)) return false;
  dispatch?.(startUndoStep(state.tr).removeMark(place.from, place.to, type));
  return true;
};
