/** A whole document from and into a Y.Doc, without an editor: for the server, history, export and import. */
import { Fragment, type Node, type Schema } from "prosemirror-model";
import type * as Y from "yjs";
import { blockType } from "./block-node.ts";
import { DocumentIndex } from "./document-index.ts";
import { keepReading } from "./fresh-reading.ts";
import { createWriter } from "./local-writer.ts";
import { forgets } from "./recorder.ts";
import { toStuff } from "./stuff.ts";
import { tokensBetween } from "./tokens.ts";

/** The document as ProseMirror shows it. Total; writes nothing. */
export function readDocument(doc: Y.Doc, schema: Schema): Node {
  const index = new DocumentIndex(doc, schema);
  const nodes = index.body.entries.map((entry) => entry.node);
  const shown = (schema.topNodeType ?? blockType(schema)).create(null, Fragment.fromArray(nodes));
  keepReading(doc, shown, index);
  return shown;
}

/** Writes `content` into an empty body, in one transaction. */
export function seedDocument(doc: Y.Doc, content: Node): void {
  doc.transact((transaction) => {
    const { schema } = content.type;
    const index = new DocumentIndex(doc, schema);
    const [parent] = index.body.parts;
    if (parent === undefined || parent.length > 0) throw new Error("the body is not empty");
    const writer = createWriter(index, transaction, forgets);
    // What was deleted before stays where it is.
    let left = parent._start;
    while (left?.right != null) left = left.right;
    writer.insert({ left, parent }, toStuff(schema, tokensBetween(content, 0, content.content.size)));
  });
}
