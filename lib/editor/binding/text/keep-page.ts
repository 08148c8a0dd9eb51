/**
 * A page after a change that leaves its order as it is, a letter in a block above all: what was read again takes the place of
 * what it was. Putting everything in order anew (readPage) gives the same, but costs a loop over all blocks.
 */
import type { Replacement } from "./change.ts";
import type { LyingText } from "./lying-text.ts";
import { type Joint, type Page, readJoint } from "./page.ts";
import { sameShape } from "./same-shape.ts";
import type { Entry, Segment } from "./segments.ts";

// Each is looked for in a list: with more of them, one loop over everything is cheaper.
const few = 50;

/** The page as it is now; `page` is used up. Undefined, and `page` untouched, if the order may be another. */
export function keepPage(lie: LyingText, page: Page, replaced: readonly Replacement[]): Page | undefined {
  const pairs = pairUp(replaced);
  if (page.isEmpty || pairs === undefined || pairs.size > few) return undefined;
  const entries = [...page.entries];
  const fresh = new Map<Joint, Joint>();
  for (const [old, now] of pairs) {
    const joints = page.torn.get(old);
    if (joints === undefined && !replace(entries, old.entries, now.entries)) return undefined;
    for (const joint of joints ?? []) {
      if (fresh.has(joint)) continue;
      const again = readAgain(lie, joint, pairs);
      fresh.set(joint, again);
      if (!replace(entries, joint.entries, again.entries)) return undefined;
    }
  }
  if (entries.length === 0) return undefined;
  for (const [joint, again] of fresh) {
    for (const segment of joint.segments) {
      const joints = page.torn.get(segment) ?? [];
      const known = joints.map((each) => (each === joint ? again : each));
      page.torn.set(segment, known);
    }
    const [[first], [now]] = [joint.pieces, again.pieces];
    if (first !== undefined) page.joints.delete(first);
    if (now !== undefined) page.joints.set(now, again);
  }
  for (const [old, now] of pairs) {
    const [home, joints] = [page.order.homes.get(old), page.torn.get(old)];
    page.order.homes.delete(old);
    page.torn.delete(old);
    if (home !== undefined) page.order.homes.set(now, home);
    if (joints !== undefined) page.torn.set(now, joints);
  }
  return { ...page, entries };
}

/** Each segment that was read again, with what it is now; undefined where one has another shape. */
function pairUp(replaced: readonly Replacement[]): Map<Segment, Segment> | undefined {
  const pairs = new Map<Segment, Segment>();
  // Some are read twice.
  const origins = new Map<Segment, Segment>();
  for (const { old, fresh } of replaced) {
    if (old.length !== fresh.length) return undefined;
    for (const [i, before] of old.entries()) {
      const now = fresh[i];
      if (now === undefined || !sameShape(before, now)) return undefined;
      const origin = origins.get(before) ?? before;
      pairs.set(origin, now);
      origins.set(now, origin);
    }
  }
  return pairs;
}

function readAgain(lie: LyingText, joint: Joint, pairs: ReadonlyMap<Segment, Segment>): Joint {
  const segments = joint.segments.map((each) => pairs.get(each) ?? each);
  const pieces = joint.pieces.map((each) => ("cut" in each ? each : (pairs.get(each) ?? each)));
  return readJoint(lie, pieces, segments);
}

/** Whether `old` was found, or nothing was to be done. */
function replace(entries: Entry[], old: readonly Entry[], fresh: readonly Entry[]): boolean {
  const [first] = old;
  if (first === undefined) return fresh.length === 0;
  const index = entries.indexOf(first);
  if (index < 0) return false;
  entries.splice(index, old.length, ...fresh);
  return true;
}
