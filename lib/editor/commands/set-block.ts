import type { Command, EditorState, Transaction } from "prosemirror-state";
import { TextSelection } from "prosemirror-state";
import { startUndoStep } from "../binding/transaction-meta.ts";
import { selectedBlocks } from "../queries/selected-blocks.ts";
import { type BlockAttrs, isListKind } from "../schema/block-kinds.ts";
import { schema } from "../schema/schema.ts";

type Kind = Pick<BlockAttrs, "kind"> & Partial<Pick<BlockAttrs, "level">>;

/** Makes every selected block that kind. Not a structural edit: others keep writing in them. */
export function setBlock(kind: Kind): Command {
  return (state, dispatch) => {
    const blocks = selectedBlocks(state);
    if (blocks.every(({ attrs }) => hasKind(attrs, kind))) return false;
    dispatch?.(
      kind.kind === "code" && blocks.length > 1 && areNeighbours(state)
        ? joinAsCode(state)
        : startUndoStep(retype(state, kind)),
    );
    return true;
  };
}

/** The same as a switch: where all of them are that kind already, they become paragraphs. */
export function toggleBlock(kind: Kind): Command {
  const on = setBlock(kind);
  const off = setBlock({ kind: "paragraph" });
  return (state, dispatch) => {
    const blocks = selectedBlocks(state);
    return blocks.length > 0 && blocks.every(({ attrs }) => hasKind(attrs, kind))
      ? off(state, dispatch)
      : on(state, dispatch);
  };
}

function hasKind(attrs: BlockAttrs, kind: Kind): boolean {
  return attrs.kind === kind.kind && (kind.level === undefined || attrs.level === kind.level);
}

function retype(state: EditorState, { kind, level }: Kind): Transaction {
  const { tr } = state;
  for (const { pos, attrs } of selectedBlocks(state)) {
    if (attrs.kind !== kind) tr.setNodeAttribute(pos, "kind", kind);
    if (level !== undefined && attrs.level !== level) tr.setNodeAttribute(pos, "level", level);
    // The depth of a list means nothing to a heading; between kinds of lists, and for quotes, it stays.
    const keepsIndent = isListKind(kind) || kind === "quote" || !isListKind(attrs.kind);
    if (attrs.indent > 0 && !keepsIndent) tr.setNodeAttribute(pos, "indent", 0);
    if (kind === "task" && attrs.checked && attrs.kind !== "task") tr.setNodeAttribute(pos, "checked", false);
  }
  return tr.scrollIntoView();
}

/** False for blocks in several cells of a table: those stay apart. */
function areNeighbours({ selection }: EditorState): boolean {
  return selection.ranges.length === 1 && selection.$from.node(-1) === selection.$to.node(-1);
}

/** Several lines become one block of code, as they would be typed. */
function joinAsCode(state: EditorState): Transaction {
  const blocks = selectedBlocks(state);
  const first = blocks[0];
  const last = blocks.at(-1);
  const tr = startUndoStep(state.tr);
  if (first === undefined || last === undefined) return tr;
  const text = blocks.map(({ node }) => node.textContent).join("\n");
  const code = schema.node("block", { kind: "code" }, text === "" ? [] : [schema.text(text)]);
  tr.replaceWith(first.pos, last.pos + last.node.nodeSize, code);
  return tr.setSelection(TextSelection.create(tr.doc, first.pos + 1, first.pos + 1 + text.length));
}
