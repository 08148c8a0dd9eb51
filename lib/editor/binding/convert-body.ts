/**
 * From format xml to format text inside one Y.Doc, for the server. Both bodies stand side by side until the directory says
 * which one counts, so that a crash in between leaves a document that opens; then the old one is cleared.
 *
 * Nothing is dropped: what this build cannot draw goes along as a locked card, attributes and formatting that it does not
 * know are copied as they are.
 */
import { Fragment, type Node, type Schema } from "prosemirror-model";
import * as Y from "yjs";
import { type DocumentFormat, roots } from "#lib/collab/document-format.ts";
import { seedDocument } from "./text/document.ts";
import type { Element } from "./text/layout.ts";
import type { ForeignNode } from "./xml/foreign-node.ts";
import { markName, readBody } from "./xml/read-body.ts";
import { pieceLength, toPieces } from "./xml/text-delta.ts";

/**
 * Writes the body of format text from that of format xml, which stays as it is. Whatever an attempt that failed left in the
 * text is replaced. To be called inside a transaction.
 */
export function writeTextFromXml(doc: Y.Doc, schema: Schema): void {
  const xml = doc.getXmlFragment(roots.xmlBody);
  clearBody(doc, "text");
  const content = readBody(xml, schema);
  seedDocument(doc, withTextCards(content));
  copyUnknown(xml, content, doc.getText(roots.textBody));
}

/** Deletes everything in one body. The history keeps it. Answers whether there was something. */
export function clearBody(doc: Y.Doc, format: DocumentFormat): boolean {
  const body = format === "xml" ? doc.getXmlFragment(roots.xmlBody) : doc.getText(roots.textBody);
  if (body.length === 0) return false;
  body.delete(0, body.length);
  return true;
}

/** Whether one body holds anything at all. */
export function hasBody(doc: Y.Doc, format: DocumentFormat): boolean {
  const body = format === "xml" ? doc.getXmlFragment(roots.xmlBody) : doc.getText(roots.textBody);
  return body.length > 0;
}

/** The same document, locked cards in the form that the text binding writes. */
function withTextCards(node: Node): Node {
  const { schema } = node.type;
  const children = node.children.map((child) => {
    if (child.type.name !== "unknown" && child.type.name !== "unknown_inline") return withTextCards(child);
    const name = String(child.attrs.name);
    // The reader of format xml made it a few lines above; a Node's attributes have no types.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    const payload = toTextPayload(schema, name, child.attrs.payload as ForeignNode);
    return child.type.create({ name, payload }, null, child.marks);
  });
  return node.isLeaf ? node : node.copy(Fragment.fromArray(children));
}

/** An element without children lies the same way in both formats; everything else is embedded as it was. */
function toTextPayload(schema: Schema, name: string, foreign: ForeignNode): Record<string, unknown> {
  if ("embed" in foreign) return { embed: foreign.embed };
  // An element named like one of our nodes would be read as that node in the flat text.
  const isAtom =
    "element" in foreign && foreign.children.length === 0 && schema.nodes[foreign.element] === undefined;
  if (isAtom) return { element: foreign.element, attrs: foreign.attributes };
  return { embed: { [name]: foreign } };
}

/** Attributes of blocks, and formatting, that the schema does not know. The n-th block of one body is that of the other. */
function copyUnknown(xml: Y.XmlFragment, content: Node, text: Y.Text): void {
  const { schema } = content.type;
  const known = new Set(Object.keys(schema.nodes.block?.spec.attrs ?? {}));
  const starts = blockStarts(text);
  const formats: { index: number; length: number; attributes: Record<string, unknown> }[] = [];
  xml.toArray().forEach((type: object, at) => {
    if (!(type instanceof Y.XmlElement) || content.child(at).type.name !== "block") return;
    const start = starts.shift();
    if (start === undefined) return;
    for (const [name, value] of Object.entries<unknown>(type.getAttributes())) {
      if (!known.has(name) && !(value instanceof Y.AbstractType)) start.element.setAttribute(name, value);
    }
    let index = start.index + 1;
    for (const child of type.toArray()) {
      const pieces = child instanceof Y.XmlText ? toPieces(child) : [{ insert: child, attributes: {} }];
      for (const piece of pieces) {
        const attributes = unknownFormats(schema, piece.attributes ?? {});
        const length = pieceLength(piece);
        if (attributes !== undefined) formats.push({ index, length, attributes });
        index += length;
      }
    }
  });
  for (const { index, length, attributes } of formats) text.format(index, length, attributes);
}

function unknownFormats(
  schema: Schema,
  attributes: Readonly<Record<string, unknown>>,
): Record<string, unknown> | undefined {
  const unknown = Object.entries(attributes).filter(
    ([name, value]) => schema.marks[markName(name)] === undefined && value !== null,
  );
  return unknown.length === 0 ? undefined : Object.fromEntries(unknown);
}

/** Where the blocks of a flat text start. */
function blockStarts(text: Y.Text): { index: number; element: Element }[] {
  const starts: { index: number; element: Element }[] = [];
  let index = 0;
  for (const piece of toPieces(text)) {
    if (piece.insert instanceof Y.XmlElement && piece.insert.nodeName === "block") {
      starts.push({ index, element: piece.insert });
    }
    index += pieceLength(piece);
  }
  return starts;
}
