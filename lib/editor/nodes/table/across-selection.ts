/** A selection of text that lies across the border of a table or of a cell: what replaces it leaves the table standing. */
import { type Node, type ResolvedPos, Slice } from "prosemirror-model";
import { Selection, TextSelection, type Transaction } from "prosemirror-state";
import type { Mappable } from "prosemirror-transform";
import { deleteAcross, liesAcross } from "./delete-across.ts";

export class AcrossSelection extends TextSelection {
  override map(doc: Node, mapping: Mappable): Selection {
    const mapped = super.map(doc, mapping);
    return mapped instanceof TextSelection ? acrossOrNot(mapped) : mapped;
  }

  override replace(tr: Transaction, content: Slice = Slice.empty): void {
    const caret = this.#clear(tr);
    if (content.size > 0) caret.replace(tr, content);
  }

  override replaceWith(tr: Transaction, node: Node): void {
    this.#clear(tr).replaceWith(tr, node);
  }

  #clear(tr: Transaction): Selection {
    deleteAcross(tr, this.from, this.to);
    const caret = Selection.near(tr.doc.resolve(this.from), 1);
    tr.setSelection(caret);
    return caret;
  }
}

/** `selection`, as the kind that it has to be: one across a border if it lies so. */
export function acrossOrNot(selection: TextSelection): TextSelection {
  const { $anchor, $head, $from, $to } = selection;
  if (liesAcross($from, $to)) return new AcrossSelection($anchor, $head);
  return selection instanceof AcrossSelection ? new TextSelection($anchor, $head) : selection;
}

/** The selection of text between two places, or near them. */
export function textSelectionBetween($anchor: ResolvedPos, $head: ResolvedPos): Selection {
  const selection = TextSelection.between($anchor, $head);
  return selection instanceof TextSelection ? acrossOrNot(selection) : selection;
}
