/** Attributes and marks of one block (or atom) as the editor has them. Its characters are there already. */
import type { Mark, Node } from "prosemirror-model";
import type * as Y from "yjs";
import type { FlatText } from "./flat-text.ts";
import { markValue } from "./formats.ts";
import { startOf } from "./implied-ends.ts";
import { sameUnits, zipInline } from "./inline.ts";
import { sameValue } from "./json-values.ts";
import { blockElement, type Id } from "./layout.ts";
import { contentIds } from "./places.ts";
import type { Entry, Seam } from "./segments.ts";
import { elementAt } from "./structs.ts";
import type { Stuff } from "./stuff.ts";
import type { Writer } from "./write.ts";

/** Writes what of `target`'s attributes and marks differs from what `entry` shows. */
export function settleEntry(doc: Y.Doc, writer: Writer, flat: FlatText, entry: Entry, target: Node): void {
  const changed = changedAttrs(entry.node, target);
  if (changed.length > 0 && entry.open === null) {
    // The block gets its start now, and its attributes with it.
    const start: Stuff = {
      type: "element",
      name: blockElement,
      attrs: Object.fromEntries(changed),
      wanted: new Map(),
    };
    const [head] = entry.content;
    writer.insert(head === undefined ? startOf(flat) : writer.before(flat.outerStart(head)), [start]);
  } else if (entry.open !== null) setAttributes(doc, writer, entry.open, changed);
  if (target.isTextblock && sameUnits(entry.node, target)) settleInline(doc, writer, entry, target);
}

function changedAttrs(node: Node, target: Node): [string, unknown][] {
  return Object.entries(target.attrs).filter(([name, value]) => !sameValue(node.attrs[name], value));
}

function setAttributes(doc: Y.Doc, writer: Writer, id: Id, attrs: readonly [string, unknown][]): void {
  const element = attrs.length === 0 ? undefined : elementAt(doc, id);
  if (element !== undefined) for (const [name, value] of attrs) writer.attribute(element, name, value);
}

interface MarkChange {
  readonly key: string;
  readonly value: unknown;
  readonly from: number;
  to: number;
}

function settleInline(doc: Y.Doc, writer: Writer, entry: Entry, target: Node): void {
  const changes: MarkChange[] = [];
  let at = 0;
  for (const { from, to, size } of zipInline(entry.node, target)) {
    if (from.isLeaf && !from.isText) {
      const [id] = contentIds(entry.content, at, at + 1);
      if (id !== undefined) setAttributes(doc, writer, id, changedAttrs(from, to));
    }
    for (const [key, value] of changedMarks(from.marks, to.marks)) {
      const open = changes.findLast((change) => change.key === key);
      if (open?.to === at && sameValue(open.value, value)) open.to = at + size;
      else changes.push({ key, value, from: at, to: at + size });
    }
    at += size;
  }
  for (const { key, value, from, to } of changes) {
    for (const [start, end] of cutAt(entry.seams ?? [], from, to))
      writer.mark(contentIds(entry.content, start, end), key, value);
  }
}

/** A stretch of a block's content in parts that stand in one row. */
function cutAt(seams: readonly Seam[], from: number, to: number): [number, number][] {
  const cuts = [from, ...seams.map(({ at }) => at).filter((at) => at > from && at < to), to];
  return cuts.slice(1).map((end, i) => [cuts[i] ?? from, end]);
}

function changedMarks(old: readonly Mark[], fresh: readonly Mark[]): [string, unknown][] {
  const changes: [string, unknown][] = [];
  for (const mark of old) {
    if (!fresh.some((each) => each.type === mark.type)) changes.push([mark.type.name, null]);
  }
  for (const mark of fresh) if (!mark.isInSet(old)) changes.push([mark.type.name, markValue(mark)]);
  return changes;
}
