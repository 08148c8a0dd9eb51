/**
 * Y.XmlFragment → ProseMirror document. Total, and it writes nothing: y-prosemirror's own reader deletes from the shared
 * document what its schema does not know; this one shows it as a locked card.
 *
 * Two facts that the rest of this folder stands on: the n-th child of the fragment is the n-th node of the document, and
 * inside a block every character and every other child is one position wide.
 */
import { Fragment, type Mark, type Node, type NodeType, type Schema } from "prosemirror-model";
import * as Y from "yjs";
import { toForeignNode } from "./foreign-node.ts";
import { toPieces } from "./text-delta.ts";

/** What was read before, by shared type. Whoever hears of changes removes the changed types. */
export type NodeCache = WeakMap<object, Node>;

/** The whole body. An empty one is shown as one empty block, which is not written. */
export function readBody(body: Y.XmlFragment, schema: Schema, cache: NodeCache = new WeakMap()): Node {
  const blocks = body.toArray().map((type: object) => {
    const known = cache.get(type);
    if (known !== undefined) return known;
    const node = readBlock(type, schema);
    cache.set(type, node);
    return node;
  });
  return schema.topNodeType.create(null, blocks.length > 0 ? blocks : [schema.node("block")]);
}

function readBlock(type: unknown, schema: Schema): Node {
  const nodeType = type instanceof Y.XmlElement ? drawable(type, schema, false) : undefined;
  if (!(type instanceof Y.XmlElement) || nodeType === undefined) {
    return schema.node("unknown", { name: nameOf(type), payload: toForeignNode(type) });
  }
  const content = nodeType.inlineContent
    ? Fragment.fromArray(type.toArray().flatMap((child: unknown) => readInline(child, schema)))
    : Fragment.empty;
  return nodeType.create(type.getAttributes(), content);
}

function readInline(child: unknown, schema: Schema): Node[] {
  if (child instanceof Y.XmlText) return readText(child, schema);
  const nodeType = child instanceof Y.XmlElement ? drawable(child, schema, true) : undefined;
  return child instanceof Y.XmlElement && nodeType !== undefined
    ? [nodeType.create(child.getAttributes())]
    : [schema.node("unknown_inline", { name: nameOf(child), payload: toForeignNode(child) })];
}

function readText(text: Y.XmlText, schema: Schema): Node[] {
  return toPieces(text).map((piece) =>
    typeof piece.insert === "string"
      ? schema.text(piece.insert, readMarks(piece.attributes ?? {}, schema))
      : schema.node("unknown_inline", { name: "embed", payload: toForeignNode(piece.insert) }),
  );
}

/** Marks that this build does not know are left out here and left alone by the writer. */
function readMarks(attributes: Record<string, unknown>, schema: Schema): readonly Mark[] {
  let marks: readonly Mark[] = [];
  for (const [name, value] of Object.entries(attributes)) {
    const type = schema.marks[markName(name)];
    if (type === undefined || value === null || value === false) continue;
    marks = type.create(typeof value === "object" ? value : null).addToSet(marks);
  }
  return marks;
}

/** y-prosemirror adds a hash to the name of marks that may overlap themselves. */
export function markName(attribute: string): string {
  return attribute.replace(/--[a-zA-Z0-9+/=]{8}$/, "");
}

/** The node type for an element, when this build can draw it with all it holds. Our own names for cards are not accepted. */
function drawable(element: Y.XmlElement, schema: Schema, inline: boolean): NodeType | undefined {
  const type = schema.nodes[element.nodeName];
  if (type === undefined || type.isText || type === schema.topNodeType) return undefined;
  if (type.name === "unknown" || type.name === "unknown_inline") return undefined;
  if (type.isInline !== inline || type.hasRequiredAttrs()) return undefined;
  return type.isLeaf || (type.inlineContent && !inline) ? type : undefined;
}

function nameOf(type: unknown): string {
  if (type instanceof Y.XmlElement) return type.nodeName;
  return type instanceof Y.XmlText ? "text" : "embed";
}
