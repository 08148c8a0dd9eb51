/**
 * Backspace at the start of a block takes one thing away at a time: the depth, then the kind, then the border to the block
 * above. Elsewhere it is the browser's.
 */
import type { Node } from "prosemirror-model";
import { type Command, NodeSelection, type Transaction } from "prosemirror-state";
import { blockAtCaret } from "../queries/selected-blocks.ts";
import { isListKind } from "../schema/block-kinds.ts";

export const backspace: Command = (state, dispatch) => {
  const block = blockAtCaret(state);
  if (block === undefined || state.selection.$from.parentOffset > 0) return false;
  const { pos, attrs } = block;
  const { tr } = state;
  const before = state.doc.resolve(pos).nodeBefore;
  if (attrs.indent > 0 && (isListKind(attrs.kind) || attrs.kind === "paragraph")) {
    tr.setNodeAttribute(pos, "indent", attrs.indent - 1);
  } else if (attrs.kind !== "paragraph") {
    tr.setNodeAttribute(pos, "kind", "paragraph");
  } else if (before === null) {
    return false;
  } else if (!before.isTextblock) {
    removeOrSelect(tr, before, pos - before.nodeSize);
  } else if (before.content.size === 0) {
    // An empty line above goes away as a whole: the text keeps its own block and kind.
    tr.delete(pos - before.nodeSize, pos);
  } else {
    tr.join(pos);
  }
  dispatch?.(tr.scrollIntoView());
  return true;
};

/** Delete at the end of a block: the same, seen from above. */
export const deleteForward: Command = (state, dispatch) => {
  const block = blockAtCaret(state);
  if (block === undefined || state.selection.$from.parentOffset < block.node.content.size) return false;
  const end = block.pos + block.node.nodeSize;
  const after = state.doc.resolve(end).nodeAfter;
  if (after === null) return false;
  const { tr } = state;
  if (!after.isTextblock) removeOrSelect(tr, after, end);
  else if (block.node.content.size === 0) tr.delete(block.pos, end);
  else tr.join(end);
  dispatch?.(tr.scrollIntoView());
  return true;
};

/** A line goes at once; anything else holds something, so it is only selected, and goes at the second press. */
function removeOrSelect(tr: Transaction, atom: Node, pos: number): void {
  if (atom.type.name === "divider") tr.delete(pos, pos + atom.nodeSize);
  else tr.setSelection(NodeSelection.create(tr.doc, pos));
}
