/**
 * Edits of a body without an editor, by format: for the server, which makes them in somebody's name and must not load what
 * draws documents.
 */
import type { Schema } from "prosemirror-model";
import { EditorState, type Transaction } from "prosemirror-state";
import type * as Y from "yjs";
import { type DocumentFormat, roots } from "#lib/collab/document-format.ts";
import type { Anchor, AnchorRange, PlacedRange } from "./binding.ts";
import { fromRange } from "./text/anchored-range.ts";
import { fromAnchor } from "./text/anchors.ts";
import { rangesBetween } from "./text/changed-ranges.ts";
import { readDocument } from "./text/document.ts";
import { DocumentIndex } from "./text/document-index.ts";
import { writeLocal } from "./text/local-to-items.ts";
import { createWriter, toContext } from "./text/local-writer.ts";
import { forgets } from "./text/recorder.ts";
import { fromBodyAnchor, fromBodyRange } from "./xml/body-anchor.ts";
import { readBody } from "./xml/read-body.ts";
import { writeBody } from "./xml/write-body.ts";

/** Where anchors are in `tr.doc` before any change (binding.ts). */
export interface AnchorsNow {
  readonly positionOf: (anchor: Anchor) => number | undefined;
  readonly rangeOf: (range: AnchorRange) => PlacedRange | undefined;
}

/**
 * Gives `change` a transaction on what the body shows, and writes what it did as one Yjs transaction. Nothing is written when
 * it changes nothing, or throws.
 */
export type EditBody = (
  doc: Y.Doc,
  schema: Schema,
  change: (tr: Transaction, anchors: AnchorsNow) => void,
) => void;

const editText: EditBody = (doc, schema, change) => {
  const index = new DocumentIndex(doc, schema);
  const shown = readDocument(doc, schema);
  const { tr } = EditorState.create({ doc: shown });
  change(tr, {
    positionOf: (anchor) => fromAnchor(index, anchor),
    rangeOf: (range) => fromRange(index, range),
  });
  if (!tr.docChanged) return;
  doc.transact((transaction) => {
    const context = toContext(index, createWriter(index, transaction, forgets));
    writeLocal(context, index.body, shown, tr.doc, rangesBetween(shown, tr.doc, tr.mapping.maps));
  });
};

const editXml: EditBody = (doc, schema, change) => {
  const body = doc.getXmlFragment(roots.xmlBody);
  const shown = readBody(body, schema);
  const { tr } = EditorState.create({ doc: shown });
  change(tr, {
    positionOf: (anchor) => fromBodyAnchor(body, shown, anchor),
    rangeOf: (range) => fromBodyRange(body, shown, range),
  });
  if (tr.docChanged) doc.transact(() => writeBody(body, shown, tr.doc));
};

export const bodyEditors: Record<DocumentFormat, EditBody> = { text: editText, xml: editXml };
