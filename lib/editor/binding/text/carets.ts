/** The editor's selection: as anchors, back from them, and through others' changes. */
import { type EditorState, type Selection, TextSelection, type Transaction } from "prosemirror-state";
import { fromAnchor, toAnchor } from "./anchors.ts";
import type { DocumentIndex } from "./document-index.ts";
import type { Caret } from "./undo-step.ts";

/** Where `selection` is in the text. */
export function toCaret(index: DocumentIndex, selection: Selection): Caret {
  const anchor = toAnchor(index, selection.anchor, -1);
  return { anchor, head: selection.empty ? anchor : toAnchor(index, selection.head, -1) };
}

/** A caret stays before text that comes in right at it, and a selection does not grow at its edges. */
export function keepSelection(state: EditorState, tr: Transaction): void {
  const { selection } = state;
  if (!(selection instanceof TextSelection)) return;
  const { anchor, head, empty, from } = selection;
  const map = (position: number) => tr.mapping.map(position, empty || position !== from ? -1 : 1);
  const [$anchor, $head] = [tr.doc.resolve(map(anchor)), tr.doc.resolve(map(head))];
  tr.setSelection(TextSelection.between($anchor, $head, -1));
}

/** Puts the selection where `caret` is now. */
export function putCaret(index: DocumentIndex, tr: Transaction, caret: Caret): Transaction {
  const [anchor, head] = [fromAnchor(index, caret.anchor), fromAnchor(index, caret.head)];
  if (anchor === undefined || head === undefined) return tr;
  const { size } = tr.doc.content;
  const [$anchor, $head] = [tr.doc.resolve(Math.min(anchor, size)), tr.doc.resolve(Math.min(head, size))];
  return tr.setSelection(TextSelection.between($anchor, $head, -1));
}
