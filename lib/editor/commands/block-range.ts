/** What the menu of a block does to whole blocks, besides turning and moving them. */
import type { Node } from "prosemirror-model";
import { type Command, NodeSelection, Selection, TextSelection, type Transaction } from "prosemirror-state";
import { startUndoStep } from "../binding/transaction-meta.ts";
import type { BlockRange } from "../queries/block-range.ts";
import { schema } from "../schema/schema.ts";

/** Puts a copy behind the blocks, with the caret at its end. Link targets stay with the original. */
export function duplicateBlocks({ from, to }: BlockRange): Command {
  return (state, dispatch) => {
    const blocks = childrenBetween(state.doc, from, to);
    if (blocks.length === 0) return false;
    const tr = startUndoStep(state.tr).insert(to, blocks.map(freshCopy));
    if (!tr.docChanged) return false;
    dispatch?.(withCaretIn(tr, to, tr.mapping.map(to, 1)).scrollIntoView());
    return true;
  };
}

/** Takes the blocks away. Where nothing else is, an empty paragraph is left to write in. */
export function deleteBlocks({ from, to }: BlockRange): Command {
  return (state, dispatch) => {
    const $from = state.doc.resolve(from);
    if (from >= to || !$from.sameParent(state.doc.resolve(to))) return false;
    const isAll = from === $from.start() && to === $from.end();
    const tr = startUndoStep(state.tr);
    if (isAll) tr.replaceWith(from, to, schema.node("block"));
    else tr.delete(from, to);
    const $place = tr.doc.resolve(Math.min(from, tr.doc.content.size));
    dispatch?.(tr.setSelection(Selection.near($place, from === $from.start() ? 1 : -1)).scrollIntoView());
    return true;
  };
}

/** Selects all text of several blocks, or puts the caret into a single one where it is not there already. */
export function enterBlocks({ from, to }: BlockRange): Command {
  return (state, dispatch) => {
    const { selection } = state;
    const blocks = childrenBetween(state.doc, from, to);
    const isThere = selection.from >= from && selection.to <= to;
    if (blocks.length === 0) return false;
    if (isThere && blocks.length === 1) return true;
    dispatch?.(
      blocks.length === 1
        ? withCaretIn(state.tr, from, to)
        : state.tr.setSelection(
            TextSelection.between(state.doc.resolve(from + 1), state.doc.resolve(to - 1)),
          ),
    );
    return true;
  };
}

/** As enterBlocks, but what was selected inside a single block is not any more: the block itself is meant. */
export function standOnBlocks(range: BlockRange): Command {
  return (state, dispatch) => {
    const [first, second] = childrenBetween(state.doc, range.from, range.to);
    if (first === undefined || second !== undefined) return enterBlocks(range)(state, dispatch);
    dispatch?.(withCaretIn(state.tr, range.from, range.to));
    return true;
  };
}

/** The caret at the end of the text between two places; where there is none, on the block itself. */
function withCaretIn(tr: Transaction, from: number, to: number): Transaction {
  const last = tr.doc.resolve(to).nodeBefore;
  if (last?.isTextblock === true) return tr.setSelection(TextSelection.create(tr.doc, to - 1));
  if (last !== null && last.isAtom) return tr.setSelection(NodeSelection.create(tr.doc, to - last.nodeSize));
  return tr.setSelection(Selection.near(tr.doc.resolve(from), 1));
}

function childrenBetween(doc: Node, from: number, to: number): Node[] {
  const $from = doc.resolve(from);
  if (from >= to || to > $from.end()) return [];
  return doc.slice(from, to).content.content.slice();
}

/** The same again, as something new: what has an id gets another one. */
function freshCopy(node: Node): Node {
  if (node.isText || node.isInline) return node;
  const attrs = Object.fromEntries(
    Object.entries(node.attrs).map(([name, value]): [string, unknown] => [
      name,
      name === "id" || name === "column" ? null : value,
    ]),
  );
  return node.type.create(attrs, node.content.content.map(freshCopy), node.marks);
}
