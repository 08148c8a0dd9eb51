/**
 * Shared types that this build cannot draw, as JSON: enough to write the same thing again where its card is pasted.
 */
import * as Y from "yjs";
import { type TextPiece, toPieces } from "./text-delta.ts";

/** An element with its children, a text with its formatting, or an embedded object. */
export type ForeignNode =
  | { element: string; attributes: Record<string, unknown>; children: ForeignNode[] }
  | { text: TextPiece[] }
  | { embed: unknown };

/** Total: nested shared types other than XML travel as their JSON. */
export function toForeignNode(value: unknown): ForeignNode {
  if (value instanceof Y.XmlElement) {
    return {
      element: value.nodeName,
      attributes: { ...value.getAttributes() },
      children: value.toArray().map(toForeignNode),
    };
  }
  if (value instanceof Y.Text) return { text: toPieces(value).map(plainInsert) };
  return { embed: value instanceof Y.AbstractType ? value.toJSON() : value };
}

function plainInsert(piece: TextPiece): TextPiece {
  return piece.insert instanceof Y.AbstractType ? { ...piece, insert: piece.insert.toJSON() } : piece;
}

/** The shared type for a foreign node, or undefined for an embed, which lives inside a text. */
export function fromForeignNode(node: ForeignNode): Y.XmlElement | Y.XmlText | undefined {
  if ("embed" in node) return undefined;
  if ("text" in node) {
    const text = new Y.XmlText();
    text.applyDelta(node.text);
    return text;
  }
  const element = new Y.XmlElement(node.element);
  for (const [name, value] of Object.entries(node.attributes)) {
    // Attributes are declared as strings; Yjs and every y-prosemirror editor keep any JSON in them.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    element.setAttribute(name, value as string);
  }
  element.insert(
    0,
    node.children.map(fromForeignNode).filter((child) => child !== undefined),
  );
  return element;
}

/** Reads the payload of a locked card. Payloads come from other clients too, so the shape is checked. */
export function isForeignNode(value: unknown): value is ForeignNode {
  if (typeof value !== "object" || value === null) return false;
  if ("embed" in value) return true;
  if ("text" in value) return Array.isArray(value.text);
  return (
    "element" in value &&
    typeof value.element === "string" &&
    "attributes" in value &&
    typeof value.attributes === "object" &&
    value.attributes !== null &&
    "children" in value &&
    Array.isArray(value.children) &&
    value.children.every(isForeignNode)
  );
}
