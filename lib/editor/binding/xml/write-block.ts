/**
 * One block's change → the least operations on its shared type: attributes one by one, text as one deletion and one insertion
 * at the caret, marks only where they changed. Formatting that this build does not know is left as it is.
 */
import { Mark, type Node } from "prosemirror-model";
import * as Y from "yjs";
import { diffInline, keptRanges } from "../diff-inline.ts";
import { sameJson } from "../patch-document.ts";
import { createType, markAttributes, setAttribute } from "./create-type.ts";
import { markName } from "./read-body.ts";
import { pieceLength, type TextPiece, toPieces } from "./text-delta.ts";

/** `caret` is an offset in the block's content; one outside of it means the change is somewhere else. */
export function writeBlock(element: Y.XmlElement, prev: Node, next: Node, caret: number): void {
  for (const [name, value] of Object.entries(next.attrs)) {
    if (!sameJson(prev.attrs[name], value)) setAttribute(element, name, value);
  }
  if (!next.inlineContent || prev.content.eq(next.content)) return;
  const changes = diffInline(prev, next, caret);
  for (const { from, to, start, end } of changes.toReversed()) {
    deleteRange(element, from, to - from);
    insertNodes(element, from, next.content.cut(start, end).content, next);
  }
  for (const { from, to, shift } of keptRanges(changes, next.content.size)) {
    writeMarks(element, prev, next, from, to, shift);
  }
}

interface Part {
  type: unknown;
  /** Offset in the block. */
  start: number;
  length: number;
}

/** The children of a block and where they stand. */
export function partsOf(element: Y.XmlElement): Part[] {
  let start = 0;
  return element.toArray().map((type: unknown) => {
    const part = { type, start, length: type instanceof Y.XmlText ? type.length : 1 };
    start += part.length;
    return part;
  });
}

function deleteRange(element: Y.XmlElement, index: number, length: number): void {
  if (length === 0) return;
  const end = index + length;
  partsOf(element)
    .map((part, child) => ({ ...part, child }))
    .toReversed()
    .forEach(({ type, start, length: size, child }) => {
      const from = Math.max(index, start);
      const to = Math.min(end, start + size);
      if (from >= to) return;
      if (type instanceof Y.XmlText) type.delete(from - start, to - from);
      else element.delete(child, 1);
    });
}

function insertNodes(element: Y.XmlElement, index: number, nodes: readonly Node[], block: Node): void {
  let offset = index;
  for (const node of nodes) {
    if (node.isText) insertText(element, offset, node, block);
    else element.insert(openGap(element, offset), [createType(node)]);
    offset += node.nodeSize;
  }
}

function insertText(element: Y.XmlElement, offset: number, node: Node, block: Node): void {
  const parts = partsOf(element);
  const host = parts.find(
    ({ type, start, length }) => type instanceof Y.XmlText && start <= offset && offset <= start + length,
  );
  const text = node.text ?? "";
  if (host?.type instanceof Y.XmlText) {
    const local = offset - host.start;
    host.type.insert(local, text, { ...foreignFormat(host.type, local, block), ...markAttributes(node) });
    return;
  }
  const fresh = new Y.XmlText();
  fresh.insert(0, text, markAttributes(node));
  element.insert(openGap(element, offset), [fresh]);
}

/** Formatting of another editor that the letter before carries: what is typed behind it carries it too. */
function foreignFormat(text: Y.XmlText, offset: number, block: Node): Record<string, unknown> {
  let end = 0;
  for (const piece of toPieces(text)) {
    end += pieceLength(piece);
    if (end < offset) continue;
    return Object.fromEntries(
      Object.entries(piece.attributes ?? {}).filter(
        ([name]) => offset > 0 && block.type.schema.marks[markName(name)] === undefined,
      ),
    );
  }
  return {};
}

/** The child index at `offset`; a text that spans it is cut in two, its second half written anew. */
function openGap(element: Y.XmlElement, offset: number): number {
  const parts = partsOf(element);
  for (const [child, { type, start, length }] of parts.entries()) {
    if (offset <= start) return child;
    if (offset >= start + length || !(type instanceof Y.XmlText)) continue;
    const rest = new Y.XmlText();
    rest.applyDelta(piecesFrom(toPieces(type), offset - start));
    type.delete(offset - start, start + length - offset);
    element.insert(child + 1, [rest]);
    return child + 1;
  }
  return parts.length;
}

function piecesFrom(pieces: readonly TextPiece[], offset: number): TextPiece[] {
  let start = 0;
  return pieces.flatMap((piece) => {
    const length = pieceLength(piece);
    const skip = Math.max(0, offset - start);
    start += length;
    if (skip >= length) return [];
    return [typeof piece.insert === "string" ? { ...piece, insert: piece.insert.slice(skip) } : piece];
  });
}

/** Compares the marks of kept text in [from, to) of `next` with those it had, `shift` positions to the left. */
function writeMarks(
  element: Y.XmlElement,
  prev: Node,
  next: Node,
  from: number,
  to: number,
  shift: number,
): void {
  let position = from;
  let pending: { from: number; to: number; format: Record<string, unknown> } | undefined;
  const flush = () => {
    if (pending !== undefined) formatRange(element, pending.from, pending.to, pending.format);
    pending = undefined;
  };
  while (position < to) {
    const after = next.childAfter(position);
    const before = prev.childAfter(position - shift);
    const end = Math.min(
      to,
      after.offset + (after.node?.nodeSize ?? 1),
      before.offset + (before.node?.nodeSize ?? 1) + shift,
    );
    const format = formatChange(before.node?.marks ?? [], after.node?.marks ?? []);
    if (pending !== undefined && pending.to === position && sameJson(pending.format, format)) {
      pending.to = end;
    } else {
      flush();
      if (Object.keys(format).length > 0) pending = { from: position, to: end, format };
    }
    position = end;
  }
  flush();
}

function formatChange(before: readonly Mark[], after: readonly Mark[]): Record<string, unknown> {
  if (Mark.sameSet(before, after)) return {};
  const format: Record<string, unknown> = {};
  for (const mark of before) if (!mark.type.isInSet(after)) format[mark.type.name] = null;
  for (const mark of after) if (!mark.isInSet(before)) format[mark.type.name] = mark.attrs;
  return format;
}

function formatRange(element: Y.XmlElement, from: number, to: number, format: Record<string, unknown>): void {
  for (const { type, start, length } of partsOf(element)) {
    const first = Math.max(from, start);
    const last = Math.min(to, start + length);
    if (first < last && type instanceof Y.XmlText) type.format(first - start, last - first, format);
  }
}
