/**
 * What ProseMirror transactions changed, as ranges: `from`–`to` of the first document became `newFrom`–`newTo` of the last.
 * Taken from the steps' maps, because comparing the documents could not tell which of two equal letters was typed.
 */
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
