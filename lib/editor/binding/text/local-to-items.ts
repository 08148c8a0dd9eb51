/**
 * What somebody did in the editor as the least writing. Two passes inside one Y transaction:
 *
 * 1. *Structure*: each changed range (changed-ranges.ts) deletes its old tokens and inserts its new ones, without those
 *    that are the same, or can become the same by attributes and marks.
 * 2. *Attributes and marks*: the changed blocks are read again and compared with the editor's; what differs is set.
 *
 * A range that deletes or inserts "…end, start…" can as well be taken to be "start…end" one place over (Enter at the end of
 * a block; Backspace in an empty one). Whole blocks are preferred: they cross better with what others type next to them.
 */
import type { Mark, Node } from "prosemirror-model";
import type * as Y from "yjs";
import { type ChangedRange, mergeRanges } from "./changed-ranges.ts";
import type { FlatText } from "./flat-text.ts";
import { markValue, sameValue } from "./formats.ts";
import { sameUnits, zipInline } from "./inline.ts";
import { blockElement, blockEnd, type Id, type Run } from "./layout.ts";
import { type Hunk, toPieces } from "./moves.ts";
import { contentIds, idsBetween, neighbours } from "./places.ts";
import type { Entry } from "./read.ts";
import { elementAt } from "./structs.ts";
import type { Stuff } from "./stuff.ts";
import type { TableIndex } from "./tables.ts";
import { kindredToken, sameToken, type Token, tokenSize, tokensBetween } from "./tokens.ts";
import type { Gap, Writer } from "./write.ts";
import { writeTable } from "./write-table.ts";

const asAround = new Map<string, unknown>();

/** What writing into a text needs to know of the rest of the document. */
export interface LocalContext {
  readonly doc: Y.Doc;
  readonly writer: Writer;
  /** The table that the element with this identity shows, if it shows one. */
  readonly tableAt: (id: Id) => TableIndex | undefined;
}

/**
 * Without `settles`, attributes and marks of what stayed are left as the text has them.
 *
 * Writes what turned `old` (a document or cell, as `flat` shows it) into `fresh`. Ranges are offsets in their contents.
 */
export function writeLocal(
  context: LocalContext,
  flat: FlatText,
  old: Node,
  fresh: Node,
  ranges: readonly ChangedRange[],
  settles = true,
): void {
  const { writer } = context;
  const whole = wholeTables(old, fresh, ranges);
  const hunks = whole.map((range) => toHunk(old, fresh, range));
  for (const hunk of hunks) complete(writer, flat, hunk);
  const schema = fresh.type.schema;
  const gone = hunks.map((hunk) => idsBetween(flat.entries, hunk.from, hunk.to));
  const pieces = toPieces(flat, old, schema, hunks);
  // Deletions first: who deletes takes every copy along, and a move is about to write one.
  for (const run of gone.flat()) {
    if (isTable(context, run) && pieces.some(({ originals }) => movesTable(flat, originals, run)))
      writer.leave(run);
    else writer.delete(run);
  }
  hunks.forEach((hunk, i) => {
    const { stuff, originals } = pieces[i] ?? { stuff: [], originals: [] };
    if (stuff.length > 0) writer.insert(gapAt(writer, flat, hunk.from), stuff, originals);
  });
  flat.refresh();
  if (settles) settle(context, flat, old, fresh, ranges);
}

function isTable({ tableAt }: LocalContext, run: Run): boolean {
  return run.len === 1 && tableAt(run) !== undefined;
}

function movesTable(flat: FlatText, originals: readonly (Run | undefined)[], run: Run): boolean {
  const [root] = flat.context.copies.roots(run);
  return originals.some((each) => each?.client === root?.client && each?.clock === root?.clock);
}

/** A change inside a table is a change of the table: ranges begin and end outside of tables. */
function wholeTables(old: Node, fresh: Node, ranges: readonly ChangedRange[]): ChangedRange[] {
  const whole = ranges.map(({ from, to, newFrom, newTo }) => ({
    from: outside(old, from, -1),
    to: outside(old, to, 1),
    newFrom: outside(fresh, newFrom, -1),
    newTo: outside(fresh, newTo, 1),
  }));
  return mergeRanges(whole);
}

function outside(parent: Node, offset: number, side: -1 | 1): number {
  let start = 0;
  for (const child of parent.children) {
    const end = start + child.nodeSize;
    if (offset < end) return child.isTextblock || offset === start ? offset : side === -1 ? start : end;
    start = end;
  }
  return offset;
}

function toHunk(old: Node, fresh: Node, range: ChangedRange): Hunk {
  const whole = wholeCharacters(old, fresh, range);
  let { from, to } = whole;
  let gone = tokensBetween(old, from, to);
  let come = tokensBetween(fresh, whole.newFrom, whole.newTo);
  for (const same of [sameToken, kindredToken]) {
    const shorter = Math.min(gone.length, come.length);
    let [start, end] = [0, 0];
    while (start < shorter && alike(same, gone, come, start)) start += 1;
    while (start + end < shorter && alike(same, gone, come, -1 - end)) end += 1;
    if (start > 0 && isHalf(gone[start - 1], /[\uD800-\uDBFF]/)) start -= 1;
    if (end > 0 && isHalf(gone.at(-end), /[\uDC00-\uDFFF]/)) end -= 1;
    for (const token of gone.slice(0, start)) from += tokenSize(token);
    for (const token of gone.slice(gone.length - end)) to -= tokenSize(token);
    gone = gone.slice(start, gone.length - end);
    come = come.slice(start, come.length - end);
  }
  const around = (offset: number) => tokensBetween(old, offset, offset + 1)[0];
  const tokens = gone.length > 0 ? gone : come;
  const [first, last] = [tokens[0], tokens.at(-1)];
  if ((gone.length > 0 && come.length > 0) || first === undefined || last === undefined)
    return { from, to, inserted: come };
  const step = gone.length > 0 ? to - from : 0;
  if (first.type === "close" && tokens.length > 1 && to < old.content.size && around(to)?.type === "close") {
    if (step > 0) return { from: from + 1, to: to + 1, inserted: [] };
    return { from: from + 1, to: from + 1, inserted: [...tokens.slice(1), first] };
  }
  const before = from > 0 ? around(from - 1) : undefined;
  if (last.type === "open" && tokens.length > 1 && before?.type === "open" && sameToken(before, last)) {
    if (step > 0) return { from: from - 1, to: to - 1, inserted: [] };
    return { from: from - 1, to: from - 1, inserted: [before, ...tokens.slice(0, -1)] };
  }
  return { from, to, inserted: come };
}

function isHalf(token: Token | undefined, half: RegExp): boolean {
  return token?.type === "char" && half.test(token.char);
}

/** Yjs replaces both halves of a character beyond U+FFFF when an edit falls between them, and not on every replica. */
function wholeCharacters(old: Node, fresh: Node, range: ChangedRange): ChangedRange {
  let { from, to, newFrom, newTo } = range;
  if (from > 0 && isHalf(tokensBetween(old, from - 1, from)[0], /[\uD800-\uDBFF]/))
    [from, newFrom] = [from - 1, newFrom - 1];
  if (to < old.content.size && isHalf(tokensBetween(old, to, to + 1)[0], /[\uDC00-\uDFFF]/))
    [to, newTo] = [to + 1, newTo + 1];
  return { from, to, newFrom, newTo };
}

function alike(
  same: (a: Token, b: Token) => boolean,
  gone: readonly Token[],
  come: readonly Token[],
  at: number,
): boolean {
  const [a, b] = [gone.at(at), come.at(at)];
  return a !== undefined && b !== undefined && same(a, b);
}

/** Writes the ends that blocks next to a change only imply, so that the change can't make them say something else. */
function complete(writer: Writer, flat: FlatText, hunk: Hunk): void {
  const inline = hunk.inserted.every((token) => token.type === "char" || token.type === "inline");
  let at = 0;
  let written = false;
  for (const entry of flat.entries) {
    const end = at + entry.node.nodeSize;
    if (at > hunk.to) break;
    const touches = end >= hunk.from && (hunk.to > hunk.from || !inline || entry.content.length === 0);
    if (touches && entry.node.isTextblock) written = completeEntry(writer, flat, entry) || written;
    at = end;
  }
  if (written) flat.refresh();
}

/** Writes the start and the end of a block where they are only implied. Tells whether there was anything to write. */
function completeEntry(writer: Writer, flat: FlatText, entry: Entry): boolean {
  const { open, close, content } = entry;
  const [head, tail] = [content[0], content.at(-1)];
  if (open !== null && close !== null) return false;
  const end: Stuff = { type: "text", text: blockEnd, wanted: asAround };
  if (open === null) {
    const start: Stuff = { type: "element", name: blockElement, attrs: {}, wanted: asAround };
    writer.insert(
      head === undefined ? startOf(flat) : writer.before(head),
      head === undefined ? [start, end] : [start],
    );
  }
  const last = tail === undefined ? open : { client: tail.client, clock: tail.clock + tail.len - 1 };
  if (close === null && last !== null) writer.insert(writer.behind(last), [end]);
  return true;
}

function startOf(flat: FlatText): Gap {
  const [parent] = flat.parts;
  if (parent === undefined) throw new Error("a text without parts");
  return { left: null, parent };
}

function gapAt(writer: Writer, flat: FlatText, offset: number): Gap {
  const { left, right } = neighbours(flat.entries, offset);
  if (left !== null) return writer.behind(left);
  return right === null ? startOf(flat) : writer.before(right);
}

/** Sets attributes and marks until what is read is what is shown. */
function settle(
  context: LocalContext,
  flat: FlatText,
  old: Node,
  fresh: Node,
  ranges: readonly ChangedRange[],
): void {
  if (flat.entries.length !== fresh.childCount) return;
  let written = false;
  let start = 0;
  flat.entries.forEach((entry, i) => {
    const target = fresh.child(i);
    if (entry.node !== target && entry.node.type === target.type && !entry.node.eq(target)) {
      const table = entry.open === null || target.isTextblock ? undefined : context.tableAt(entry.open);
      if (table === undefined) settleEntry(context, flat, entry, target);
      else settleTableEntry(context, table, entry, target, old, ranges, start);
      written = true;
    }
    start += target.nodeSize;
  });
  if (written) flat.refresh();
}

function settleTableEntry(
  context: LocalContext,
  table: TableIndex,
  { node }: Entry,
  target: Node,
  old: Node,
  ranges: readonly ChangedRange[],
  start: number,
): void {
  const { doc, writer } = context;
  // Where the table stood in the old document: it is the same node there.
  let base: number | undefined;
  old.forEach((child, offset) => {
    if (base === undefined && (child === node || child.eq(node))) base = offset;
  });
  // One that was written in this very edit: it lies there as it was meant, only with ids.
  if (base === undefined) return;
  const oldStart = base;
  const inside = ranges.filter(({ newFrom, newTo }) => newTo > start && newFrom < start + target.nodeSize);
  writeTable({
    doc,
    writer,
    table,
    old: node,
    target,
    ranges: inside.map(({ from, to, newFrom, newTo }) => ({
      from: from - oldStart - 1,
      to: to - oldStart - 1,
      newFrom: newFrom - start - 1,
      newTo: newTo - start - 1,
    })),
    writeCell: (flat, oldCell, cell, cellRanges) => writeLocal(context, flat, oldCell, cell, cellRanges),
  });
}

function settleEntry({ doc, writer }: LocalContext, flat: FlatText, entry: Entry, target: Node): void {
  const changed = changedAttrs(entry.node, target);
  if (changed.length > 0 && entry.open === null) {
    // The block gets its start now, and its attributes with it.
    const start: Stuff = {
      type: "element",
      name: blockElement,
      attrs: Object.fromEntries(changed),
      wanted: asAround,
    };
    const [head] = entry.content;
    writer.insert(head === undefined ? startOf(flat) : writer.before(head), [start]);
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
  for (const { key, value, from, to } of changes)
    writer.mark(contentIds(entry.content, from, to), key, value);
}

function changedMarks(old: readonly Mark[], fresh: readonly Mark[]): [string, unknown][] {
  const changes: [string, unknown][] = [];
  for (const mark of old) {
    if (!fresh.some((each) => each.type === mark.type)) changes.push([mark.type.name, null]);
  }
  for (const mark of fresh) if (!mark.isInSet(old)) changes.push([mark.type.name, markValue(mark)]);
  return changes;
}
