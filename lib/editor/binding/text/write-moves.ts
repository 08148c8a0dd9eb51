/** Whole blocks that were moved, as the least writing: a portal at the target (portals.ts). */
import type { FlatText } from "./flat-text.ts";
import { completeEntries, startOf } from "./implied-ends.ts";
import type { Gap } from "./items.ts";
import { type Id, movedElement, type Run, sameId } from "./layout.ts";
import { contentIds } from "./places.ts";
import { fromId, type Portal } from "./portals.ts";
import type { BlockMove } from "./recognise-moves.ts";
import type { Entry } from "./segments.ts";
import type { Stuff } from "./stuff.ts";
import type { Writer } from "./write.ts";

/** What lies in one row. */
interface Stretch {
  readonly start: Id;
  end: Id;
  readonly home: Portal | undefined;
}

/** Whether blocks of `flat` can be moved by reference: a portal shows what lies in its own text. */
export function canMove(flat: FlatText): boolean {
  return flat.parts.length === 1;
}

/** Moves blocks that `flat` shows. Indexes are those of its entries. */
export function writeMoves(writer: Writer, flat: FlatText, moves: readonly BlockMove[]): void {
  const { entries } = flat;
  const involved = moves.flatMap(({ first, last, behind }) => [
    ...entries.slice(first, last + 1),
    entries[behind],
  ]);
  completeEntries(
    writer,
    flat,
    involved.filter((entry) => entry !== undefined),
  );
  const runs = moves.map(({ first, last, behind }) => ({
    opens: flat.entries.slice(first, last + 1).map(({ open }) => open),
    behind: behind < 0 ? null : endOf(flat.entries[behind]),
  }));
  writer.standApart();
  for (const { opens, behind } of runs) writeMove(writer, flat, opens, behind);
}

function writeMove(writer: Writer, flat: FlatText, opens: readonly (Id | null)[], behind: Id | null): void {
  const from = flat.entries.findIndex(({ open }) => sameId(open, opens[0] ?? null));
  const run = flat.entries.slice(from, from + opens.length);
  const stretches = stretchesOf(flat, run);
  const emptied = stretches.flatMap(({ home }) =>
    home !== undefined && flat.showsOnly(home, run) ? home : [],
  );
  const ranges = stretches.map(({ start, end, home }) =>
    // What others write at the edges of a block that was moved before goes along.
    home !== undefined &&
    emptied.includes(home) &&
    stretches.filter((each) => each.home === home).length === 1
      ? { start: home.start, end: home.end }
      : { start, end },
  );
  const replaced = flat.portals.filter(
    (portal) =>
      emptied.includes(portal) ||
      ranges.some(({ start, end }) => sameId(portal.start, start) && sameId(portal.end, end)),
  );
  for (const portal of replaced) writer.delete({ client: portal.client, clock: portal.clock, len: 1 });
  if (replaced.length > 0) flat.refresh();
  // Without the portal it may lie where it was moved back to.
  if (follows(flat, run, behind)) return;
  const portals = ranges.map(
    ({ start, end }): Stuff => ({
      type: "element",
      name: movedElement,
      attrs: { start: fromId(start), end: fromId(end) },
      wanted: new Map(),
    }),
  );
  writer.insert(gapBehind(writer, flat, behind), portals);
  flat.refresh();
}

/** The gap for a block behind `id`; null: before all others. */
function gapBehind(writer: Writer, flat: FlatText, id: Id | null): Gap {
  return id === null ? startOf(flat) : writer.behind(flat.outerEnd(id));
}

/** Whether `run`, and nothing else in these blocks, stands behind `behind`. */
function follows(flat: FlatText, run: readonly Entry[], behind: Id | null): boolean {
  const { entries } = flat;
  const before = behind === null ? -1 : entries.findIndex((entry) => sameId(endOf(entry), behind));
  if (before < 0 && behind !== null) return false;
  return run.every((entry, i) => isSame(entry, entries[before + 1 + i]));
}

function isSame(a: Entry, b: Entry | undefined): boolean {
  if (b === undefined || !sameId(a.open, b.open) || !sameId(a.close, b.close)) return false;
  return a.content.length === b.content.length && a.content.every((run, i) => sameRun(run, b.content[i]));
}

function sameRun(a: Run, b: Run | undefined): boolean {
  return b !== undefined && sameId(a, b) && a.len === b.len;
}

/** What `run` is made of: as few rows as possible. What was moved in between goes along with what is around it. */
function stretchesOf(flat: FlatText, run: readonly Entry[]): Stretch[] {
  const parts = run.flatMap((entry) => partsOf(flat, entry));
  const stretches: Stretch[] = [];
  for (let i = 0; i < parts.length; ) {
    const first = parts[i];
    const last = parts.findLastIndex(({ home }) => home === first?.home);
    const end = parts[last]?.end;
    if (first === undefined || end === undefined) break;
    stretches.push({ ...first, end });
    i = last + 1;
  }
  return stretches;
}

/** A block lies in one row, unless it was joined with one that had been moved to it. */
function partsOf(flat: FlatText, entry: Entry): Stretch[] {
  const { open, close, content, seams = [{ at: 0, piece: undefined }] } = entry;
  return seams.flatMap(({ at, piece }, i): Stretch[] => {
    const next = seams[i + 1]?.at;
    const runs = contentIds(content, at, next ?? Infinity);
    const tail = runs.at(-1);
    const last = tail === undefined ? null : { client: tail.client, clock: tail.clock + tail.len - 1 };
    const start = (i === 0 ? open : null) ?? runs[0] ?? (next === undefined ? close : null);
    const end = (next === undefined ? close : null) ?? last ?? (i === 0 ? open : null);
    if (start === null || end === null) return [];
    const { client, clock } = start;
    return [{ start: { client, clock }, end, home: flat.homeOf(entry, piece) }];
  });
}

function endOf(entry: Entry | undefined): Id | null {
  return entry?.close ?? entry?.open ?? null;
}
