import type { Node } from "prosemirror-model";
import { type Command, NodeSelection, TextSelection } from "prosemirror-state";
import { startUndoStep } from "../binding/transaction-meta.ts";
import { isFormatText } from "../queries/is-format-text.ts";
import { blockAtCaret } from "../queries/selected-blocks.ts";
import { schema } from "../schema/schema.ts";

/** Puts a mention, a date or a formula into the line, and a space behind it where none is. Not in code. */
export function insertInline(atom: Node): Command {
  return (state, dispatch) => {
    const { $from, $to } = state.selection;
    if (!isFormatText(state) || !$from.parent.isTextblock || !$from.sameParent($to)) return false;
    if ($from.parent.attrs.kind === "code") return false;
    const tr = startUndoStep(state.tr).replaceSelectionWith(atom, false);
    const after = tr.selection.$from.nodeAfter?.text ?? "";
    if (!/^\s/.test(after)) tr.insertText(" ");
    dispatch?.(tr.scrollIntoView());
    return true;
  };
}

/** An empty formula, selected, so that its form opens: in the line, or on a line of its own. */
export function insertMath(where: "inline" | "block"): Command {
  return (state, dispatch) => {
    const { $from, $to } = state.selection;
    if (!isFormatText(state) || !$from.parent.isTextblock || !$from.sameParent($to)) return false;
    if ($from.parent.attrs.kind === "code") return false;
    const tr = startUndoStep(state.tr);
    if (where === "inline") {
      tr.replaceSelectionWith(schema.node("math_inline"), false);
      dispatch?.(tr.setSelection(NodeSelection.create(tr.doc, tr.selection.from - 1)).scrollIntoView());
      return true;
    }
    const empty = blockAtCaret(state)?.node.content.size === 0;
    const start = empty ? $to.before() : $to.after();
    const below = state.doc.resolve($to.after()).nodeAfter;
    const math = schema.node("math_block");
    // Something to write in has to be below, or nobody could get out.
    const nodes = below?.isTextblock === true ? [math] : [math, schema.node("block")];
    if (empty) tr.replaceWith(start, $to.after(), nodes);
    else tr.insert(start, nodes);
    dispatch?.(tr.setSelection(NodeSelection.create(tr.doc, start)).scrollIntoView());
    return true;
  };
}

/** Sets an attribute of the atom at `pos`; with undefined the atom goes away. The caret comes to stand behind it. */
export function changeAtom(pos: number, name: "source" | "day", value: string | undefined): Command {
  return (state, dispatch) => {
    const atom = state.doc.nodeAt(pos);
    if (atom === null || !(name in atom.attrs)) return false;
    const tr = startUndoStep(state.tr);
    if (value === undefined) tr.delete(pos, pos + atom.nodeSize);
    else if (atom.attrs[name] !== value) tr.setNodeAttribute(pos, name, value);
    const after = tr.doc.resolve(
      Math.min(tr.doc.content.size, value === undefined ? pos : pos + atom.nodeSize),
    );
    dispatch?.(tr.setSelection(TextSelection.near(after, 1)));
    return true;
  };
}
