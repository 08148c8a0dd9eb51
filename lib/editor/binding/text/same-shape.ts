/**
 * What the order of the page depends on (page-order.ts): how the text is cut, and which parts of it say something. Most
 * changes of a segment leave that as it is.
 */
import { sameId } from "./layout.ts";
import { sameFormats } from "./mark-ranges.ts";
import type { Cut, Segment, Stretch } from "./segments.ts";

/** `fresh` with the stretches of `old`, the very same objects, if it is cut in the same way. */
export function keepStretches(old: Segment | undefined, fresh: Segment): Segment {
  const [known, read] = [old?.stretches, fresh.stretches];
  if (known === undefined || read?.length !== known.length) return fresh;
  const same = known.every((each, i) => sameStretch(each, read[i]));
  return same ? { ...fresh, stretches: known } : fresh;
}

/** Whether `fresh` stands in the order of the page where `old` did. */
export function sameShape(old: Segment, fresh: Segment | undefined): boolean {
  return (
    fresh !== undefined &&
    old.stretches === fresh.stretches &&
    old.says === fresh.says &&
    (old.start === null) === (fresh.start === null)
  );
}

function sameStretch(a: Stretch, b: Stretch | undefined): boolean {
  return (
    b !== undefined &&
    a.says === b.says &&
    a.starts === b.starts &&
    sameCut(a.cut, b.cut) &&
    sameFormats(a.before, b.before)
  );
}

function sameCut(a: Cut | null, b: Cut | null): boolean {
  if (a === null || b === null) return a === b;
  if (!sameId(a.id, b.id)) return false;
  if (a.type === "start") return b.type === "start" && sameId(a.at, b.at) && a.parent === b.parent;
  if (a.type === "end") return b.type === "end" && a.parent === b.parent;
  if (b.type !== "portal") return false;
  const [one, other] = [a.portal, b.portal];
  return sameId(one.start, other.start) && sameId(one.end, other.end) && one.parent === other.parent;
}
