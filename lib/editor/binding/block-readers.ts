/**
 * A body's blocks without an editor, by format, each with the name by which an address finds it: for the server, which reads
 * what people search and must not load what draws documents.
 */
import type { Node, Schema } from "prosemirror-model";
import * as Y from "yjs";
import { type DocumentFormat, roots } from "#lib/collab/document-format.ts";
import { toBlockName } from "./block-name.ts";
import { DocumentIndex } from "./text/document-index.ts";
import { readBody } from "./xml/read-body.ts";

export interface NamedBlock {
  node: Node;
  /** As `Binding.blockName` gives it; undefined for a block that nothing in the document begins. */
  name: string | undefined;
}

/** What the body shows, from the top. Total; writes nothing. */
export type ReadBlocks = (doc: Y.Doc, schema: Schema) => NamedBlock[];

const readText: ReadBlocks = (doc, schema) =>
  new DocumentIndex(doc, schema).body.entries.map(({ node, open }) => ({
    node,
    name: open === null ? undefined : toBlockName(open),
  }));

const readXml: ReadBlocks = (doc, schema) => {
  const body = doc.getXmlFragment(roots.xmlBody);
  const elements: unknown[] = body.toArray();
  return readBody(body, schema).children.map((node, at) => {
    const element = elements[at];
    const item = element instanceof Y.XmlElement ? element._item : null;
    return { node, name: item === null ? undefined : toBlockName(item.id) };
  });
};

export const blockReaders: Record<DocumentFormat, ReadBlocks> = { text: readText, xml: readXml };
