/** Reading a part of a text as it lies once more. */
import { type Formats, noFormats } from "./layout.ts";
import { sameFormats } from "./mark-ranges.ts";
import type { Borders } from "./portals.ts";
import { readSegments } from "./read.ts";
import { type ReadContext, startsSegment } from "./read-context.ts";
import { keepStretches } from "./same-shape.ts";
import type { Segment } from "./segments.ts";
import type { TextParts } from "./text-parts.ts";

/** What reading needs besides the segments. */
export interface Source {
  readonly context: ReadContext;
  readonly parts: TextParts;
  readonly borders: Borders;
}

/** All of it. The first segment is what stands before the first element, also where nothing does. */
export function readText({ context, parts, borders }: Source): Segment[] {
  const segments = readSegments(context, parts.first, null, noFormats, parts.next, borders);
  if (segments[0]?.start !== null) segments.unshift(emptyHead(noFormats));
  return segments;
}

/**
 * The segments `from` … `to` again, and on behind them, as far as the formatting there is another now, but not over `held`.
 * Returns what stands in place of those from `from` up to `end`; undefined if it can't be done piece by piece.
 */
export function readAgain(
  source: Source,
  segments: readonly Segment[],
  { from, to }: { from: number; to: number },
  held: Segment | null,
): { end: number; fresh: Segment[] } | undefined {
  const read: Segment[] = [];
  let formats = segments[from - 1]?.after ?? noFormats;
  let end = from;
  do {
    const begin = segments[end];
    if (begin === undefined) break;
    // Formatting may flow on to where something was deleted that was not touched yet: a table is read while others are told.
    if (begin.start !== null && !startsSegment(source.context, begin.start)) return undefined;
    const stopAt = end === from ? to : end + 1;
    for (const each of readPart(source, begin, segments[stopAt], formats)) read.push(each);
    formats = read.at(-1)?.after ?? formats;
    end = stopAt;
  } while (
    end < segments.length &&
    segments[end] !== held &&
    !sameFormats(formats, segments[end]?.before ?? formats)
  );
  const isSameCount = end - from === read.length;
  return { end, fresh: isSameCount ? read.map((each, i) => keepStretches(segments[from + i], each)) : read };
}

/** From where `begin` starts up to where `behind` does. */
function readPart(
  { context, parts, borders }: Source,
  begin: Segment,
  behind: Segment | undefined,
  before: Formats,
): Segment[] {
  const stop = behind?.start ?? null;
  const start = begin.start ?? parts.first;
  if (begin.start !== null) return readSegments(context, start, stop, before, parts.next, borders);
  const read = start === stop ? [] : readSegments(context, start, stop, before, parts.next, borders);
  if (read[0]?.start !== null) read.unshift(emptyHead(before));
  return read;
}

/** What stands before the first element where nothing does. */
function emptyHead(formats: Formats): Segment {
  return { start: null, entries: [], says: false, before: formats, after: formats };
}
