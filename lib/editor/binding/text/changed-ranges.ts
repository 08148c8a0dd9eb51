/**
 * What ProseMirror transactions changed, as ranges: `from`–`to` of the first document became `newFrom`–`newTo` of the last.
 * Taken from the steps' maps, because comparing the documents could not tell which of two equal letters was typed.
 */
import type { Node } from "prosemirror-model";
import { Mapping, type StepMap } from "prosemirror-transform";

export interface ChangedRange {
  from: number;
  to: number;
  newFrom: number;
  newTo: number;
}

/** The changed ranges of a sequence of steps, in order, apart from each other. */
export function changedRanges(maps: readonly StepMap[]): ChangedRange[] {
  const ranges: ChangedRange[] = [];
  if (maps.length === 1) {
    maps[0]?.forEach((from, to, newFrom, newTo) => ranges.push({ from, to, newFrom, newTo }));
    return mergeRanges(ranges);
  }
  maps.forEach((map, i) => {
    const back = new Mapping(maps.slice(0, i).map((each) => each)).invert();
    const on = new Mapping(maps.slice(i + 1));
    map.forEach((oldStart, oldEnd, newStart, newEnd) => {
      ranges.push({
        from: back.map(oldStart, -1),
        to: back.map(oldEnd, 1),
        newFrom: on.map(newStart, -1),
        newTo: on.map(newEnd, 1),
      });
    });
  });
  ranges.sort((a, b) => a.from - b.from || a.newFrom - b.newFrom);
  return mergeRanges(ranges);
}

/** Ranges in order, those that touch as one. */
export function mergeRanges(ranges: readonly ChangedRange[]): ChangedRange[] {
  const merged: ChangedRange[] = [];
  for (const range of ranges) {
    const last = merged.at(-1);
    if (last !== undefined && (range.from <= last.to || range.newFrom <= last.newTo)) {
      last.to = Math.max(last.to, range.to);
      last.newFrom = Math.min(last.newFrom, range.newFrom);
      last.newTo = Math.max(last.newTo, range.newTo);
    } else merged.push({ ...range });
  }
  return merged;
}

/** What changed between two documents; by comparing them when the maps are unknown or don't say it. */
export function rangesBetween(old: Node, fresh: Node, maps: readonly StepMap[] | undefined): ChangedRange[] {
  const ranges = maps === undefined ? undefined : changedRanges(maps);
  return ranges !== undefined && consistent(old, fresh, ranges) ? ranges : [wholeRange(old, fresh)];
}

/** Between changed ranges, as much must lie in the one document as in the other. */
function consistent(old: Node, fresh: Node, ranges: readonly ChangedRange[]): boolean {
  let [at, freshAt] = [0, 0];
  for (const { from, to, newFrom, newTo } of ranges) {
    if (from - at !== newFrom - freshAt) return false;
    [at, freshAt] = [to, newTo];
  }
  return old.content.size - at === fresh.content.size - freshAt;
}

function wholeRange(old: Node, fresh: Node): ChangedRange {
  let [from, to, newTo] = [0, old.content.size, fresh.content.size];
  const shorter = Math.min(old.childCount, fresh.childCount);
  let [start, end] = [0, 0];
  while (start < shorter && old.child(start) === fresh.child(start)) from += old.child(start++).nodeSize;
  while (
    start + end < shorter &&
    old.child(old.childCount - 1 - end) === fresh.child(fresh.childCount - 1 - end)
  ) {
    const size = old.child(old.childCount - 1 - end).nodeSize;
    [to, newTo, end] = [to - size, newTo - size, end + 1];
  }
  return { from, to, newFrom: from, newTo };
}
