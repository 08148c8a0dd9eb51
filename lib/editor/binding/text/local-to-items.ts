/**
 * What somebody did in the editor as the least writing. Two passes inside one Y transaction:
 *
 * 1. *Structure*: each changed range (changed-ranges.ts) deletes its old tokens and inserts its new ones, without those
 *    that are the same, or can become the same by attributes and marks.
 * 2. *Attributes and marks*: the changed blocks are read again and compared with the editor's; what differs is set.
 */
import { Fragment, type Node } from "prosemirror-model";
import type * as Y from "yjs";
import type { ChangedRange } from "./changed-ranges.ts";
import type { FlatText } from "./flat-text.ts";
import { toHunks } from "./hunks.ts";
import { complete, gapBetween } from "./implied-ends.ts";
import type { Id } from "./layout.ts";
import { toPieces } from "./moves.ts";
import { idsBetween, neighbours } from "./places.ts";
import { differences, recogniseMoves } from "./recognise-moves.ts";
import type { Entry } from "./segments.ts";
import { settleEntry } from "./settle-entry.ts";
import { startsOf } from "./starts.ts";
import type { TableIndex } from "./tables.ts";
import { insertTyped, type TypedText } from "./typed-text.ts";
import type { Writer } from "./write.ts";
import { canMove, writeMoves } from "./write-moves.ts";
import { writeTable } from "./write-table.ts";

/** What writing into a text needs to know of the rest of the document. */
export interface LocalContext {
  readonly doc: Y.Doc;
  readonly writer: Writer;
  /** The table that the element with this identity shows, if it shows one. */
  readonly tableAt: (id: Id) => TableIndex | undefined;
}

/**
 * Writes what turned `old` (a document or cell, as `flat` shows it) into `fresh`. Ranges are offsets in their contents.
 * Without `settles`, attributes and marks of what stayed are left as the text has them.
 */
export function writeLocal(
  context: LocalContext,
  flat: FlatText,
  old: Node,
  fresh: Node,
  ranges: readonly ChangedRange[],
  settles = true,
): void {
  const moves = canMove(flat) ? recogniseMoves(old, fresh, ranges) : [];
  if (moves.length > 0) {
    writeMoves(context.writer, flat, moves);
    const moved = old.copy(Fragment.fromArray(flat.entries.map(({ node }) => node)));
    // What else was done starts from there.
    writeRest(context, flat, moved, fresh, differences(moved, fresh), settles);
  } else writeRest(context, flat, old, fresh, ranges, settles);
}

/** Writes what was typed into a block of `old`. False, and nothing is written, if that takes `writeLocal`. */
export function writeTyped(
  context: LocalContext,
  flat: FlatText,
  old: Node,
  fresh: Node,
  typed: TypedText,
): boolean {
  const done = insertTyped(context.writer, flat, typed);
  if (done === "written") {
    flat.refresh();
    settle(context, flat, old, fresh, [typed.range]);
  }
  return done !== undefined;
}

function writeRest(
  context: LocalContext,
  flat: FlatText,
  old: Node,
  fresh: Node,
  ranges: readonly ChangedRange[],
  settles: boolean,
): void {
  const { writer } = context;
  const hunks = toHunks(old, fresh, ranges);
  const starts = startsOf(old);
  for (const hunk of hunks) complete(writer, flat, hunk, starts);
  const schema = fresh.type.schema;
  const gone = hunks.map((hunk) => idsBetween(flat.entries, hunk.from, hunk.to, starts));
  // Named before anything is written: a cell may be read again in between.
  const places = hunks.map((hunk) => neighbours(flat.entries, hunk.from, starts));
  const pieces = toPieces(flat, old, schema, hunks);
  // Deletions first: who deletes takes every copy along, and a move is about to write one.
  for (const run of gone.flat()) writer.delete(run);
  hunks.forEach((_, i) => {
    const { stuff, originals } = pieces[i] ?? { stuff: [], originals: [] };
    const place = places[i];
    if (stuff.length > 0 && place !== undefined)
      writer.insert(gapBetween(writer, flat, place), stuff, originals);
  });
  flat.refresh();
  if (settles) settle(context, flat, old, fresh, ranges);
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
  const { children } = fresh;
  const { entries } = flat;
  const { from, to } = flat.doubtful(fresh);
  for (let i = from; i < to; i += 1) {
    const entry = entries[i];
    const target = children[i];
    if (entry === undefined || target === undefined || entry.node === target) continue;
    if (entry.node.type === target.type && !entry.node.eq(target)) {
      const table = entry.open === null || target.isTextblock ? undefined : context.tableAt(entry.open);
      if (table === undefined) settleEntry(context.doc, context.writer, flat, entry, target);
      else settleTableEntry(context, table, entry, target, old, ranges, startsOf(fresh).at(i) ?? 0);
      written = true;
    }
  }
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
