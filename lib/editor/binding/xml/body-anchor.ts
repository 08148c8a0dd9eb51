/**
 * Positions in the document ↔ Yjs relative positions in their usual JSON, which is also what other y-prosemirror editors
 * publish as their cursors. `document` is always what the body says now.
 */
import type { Node } from "prosemirror-model";
import * as Y from "yjs";
import { roots } from "#lib/collab/document-format.ts";
import type { Anchor, AnchorRange, PlacedRange } from "../binding.ts";
import { partsOf } from "./write-block.ts";

type SharedType = Y.AbsolutePosition["type"];

/** The anchor of `position`: at side −1 it belongs to what stands before it, at side 1 to what stands after. */
export function toBodyAnchor(body: Y.XmlFragment, document: Node, position: number, side: -1 | 1): Anchor {
  const $position = document.resolve(position);
  const index = $position.index(0);
  const element = $position.depth > 0 && index < body.length ? body.get(index) : undefined;
  if (!(element instanceof Y.XmlElement)) return toJson(body, Math.min(index, body.length), side);
  const offset = $position.parentOffset;
  const texts = partsOf(element).filter(
    ({ type, start, length }) => type instanceof Y.XmlText && start <= offset && offset <= start + length,
  );
  const host = side < 0 ? texts[0] : texts.at(-1);
  if (host?.type instanceof Y.XmlText) return toJson(host.type, offset - host.start, side);
  const child = partsOf(element).findIndex(({ start }) => start >= offset);
  return toJson(element, child < 0 ? element.length : child, side);
}

function toJson(type: Y.XmlFragment | Y.XmlText, index: number, side: -1 | 1): Anchor {
  const json: unknown = Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(type, index, side));
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return json as Anchor;
}

/** Where the anchor is now, or undefined when its block is gone or it says nothing that we understand. */
export function fromBodyAnchor(body: Y.XmlFragment, document: Node, anchor: Anchor): number | undefined {
  const relative = parseRelativePosition(anchor);
  const doc = body.doc;
  if (relative === undefined || doc === null || body.length === 0) return undefined;
  const absolute = Y.createAbsolutePositionFromRelativePosition(relative, doc);
  if (absolute === null) return undefined;
  if (absolute.type === body) return blockStart(document, absolute.index);

  // Up to the block that holds it: nothing deeper than a block's own texts has positions of its own.
  let type: SharedType = absolute.type;
  let inner: SharedType | undefined;
  while (type.parent !== null && type.parent !== body) {
    inner = type;
    type = type.parent;
  }
  if (type.parent !== body || type._item === null || type._item.deleted) return undefined;
  const index = body.toArray().findIndex((child: unknown) => child === type);
  const node = index < 0 ? undefined : document.maybeChild(index);
  if (node === undefined || node === null) return undefined;
  const start = blockStart(document, index);
  if (!(type instanceof Y.XmlElement) || !node.inlineContent) return start;
  const parts = partsOf(type);
  const offset =
    inner === undefined
      ? (parts[absolute.index]?.start ?? node.content.size)
      : offsetIn(parts, inner, absolute);
  return start + 1 + Math.min(offset, node.content.size);
}

/**
 * What is left between two anchors. Blocks never change their order here (who moves one writes another), so that nobody else's text
 * can come to stand between the ends of one that is gone.
 */
export function fromBodyRange(
  body: Y.XmlFragment,
  document: Node,
  range: AnchorRange,
): PlacedRange | undefined {
  const [from, to] = [range.from, range.to].map((end) => fromBodyAnchor(body, document, end));
  return from !== undefined && to !== undefined && from < to ? { from, to } : undefined;
}

function offsetIn(parts: ReturnType<typeof partsOf>, inner: unknown, absolute: Y.AbsolutePosition): number {
  const part = parts.find(({ type }) => type === inner);
  if (part === undefined) return 0;
  return part.start + (absolute.type === inner && inner instanceof Y.XmlText ? absolute.index : 0);
}

function blockStart(document: Node, index: number): number {
  let start = 0;
  for (let child = 0; child < index && child < document.childCount; child++)
    start += document.child(child).nodeSize;
  return start;
}

/** Anchors arrive from other people's awareness: anything may be in them, and Yjs throws on half of it. */
function parseRelativePosition(anchor: Anchor): Y.RelativePosition | undefined {
  const type = parseId(anchor.type);
  const item = parseId(anchor.item);
  const tname = anchor.tname === roots.xmlBody ? roots.xmlBody : null;
  if (type === undefined || item === undefined) return undefined;
  if (type === null && item === null && tname === null) return undefined;
  return new Y.RelativePosition(type, tname, item, anchor.assoc === -1 ? -1 : 0);
}

function parseId(value: unknown): Y.ID | null | undefined {
  if (value === undefined || value === null) return null;
  if (typeof value !== "object" || !("client" in value) || !("clock" in value)) return undefined;
  const { client, clock } = value;
  if (typeof client !== "number" || typeof clock !== "number") return undefined;
  return Number.isSafeInteger(client) && Number.isSafeInteger(clock) && client >= 0 && clock >= 0
    ? Y.createID(client, clock)
    : undefined;
}
