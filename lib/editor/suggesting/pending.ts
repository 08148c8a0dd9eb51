/** A suggestion while somebody types it: a value with its own steps to take back. Positions go along with the document. */
import type { Mapping } from "prosemirror-transform";

export interface Draft {
  /** What would go; the same as `to` where nothing would. */
  readonly from: number;
  readonly to: number;
  /** What would come. A line break is a new paragraph. */
  readonly insert: string;
}

export interface Pending {
  /** Of the thread that it becomes, or is already. */
  readonly id: string;
  readonly now: Draft;
  readonly past: readonly Draft[];
  readonly future: readonly Draft[];
}

const mostSteps = 200;

/** A new one, or another go at one that is there. */
export function pendingFrom(id: string, draft: Draft): Pending {
  return { id, now: draft, past: [], future: [] };
}

/** Typing goes on in the same step up to the end of a word. */
export function withDraft(pending: Pending, now: Draft): Pending {
  const before = pending.now;
  if (isSame(before, now)) return pending;
  const goesOn = isGrowing(pending.past.at(-1), before) && isTyping(before, now);
  const past = goesOn ? pending.past : [...pending.past, before].slice(-mostSteps);
  return { ...pending, now, past, future: [] };
}

/** Undefined when there is nothing to take back. */
export function undone({ id, now, past, future }: Pending): Pending | undefined {
  const before = past.at(-1);
  return before && { id, now: before, past: past.slice(0, -1), future: [now, ...future] };
}

/** Undefined when nothing was taken back. */
export function redone({ id, now, past, future }: Pending): Pending | undefined {
  const [next, ...rest] = future;
  return next && { id, now: next, past: [...past, now], future: rest };
}

/** The same after a change of the document. Where its text went away, it stays as what would come there. */
export function mappedPending(pending: Pending, mapping: Mapping): Pending {
  const { id, now, past, future } = pending;
  const mapped = (draft: Draft) => mappedDraft(draft, mapping);
  return { id, now: mapped(now), past: past.map(mapped), future: future.map(mapped) };
}

/** Nothing would change. */
export function isNothing({ from, to, insert }: Draft): boolean {
  return from === to && insert === "";
}

function mappedDraft({ from, to, insert }: Draft, mapping: Mapping): Draft {
  // What others write beside it belongs to them.
  const start = mapping.map(from, from === to ? -1 : 1);
  return { from: start, to: from === to ? start : Math.max(start, mapping.map(to, -1)), insert };
}

function isSame(a: Draft, b: Draft): boolean {
  return a.from === b.from && a.to === b.to && a.insert === b.insert;
}

/** The same with more added text, or less. */
function isGrowing(before: Draft | undefined, after: Draft): boolean {
  if (before === undefined || before.from !== after.from || before.to !== after.to) return false;
  return after.insert.startsWith(before.insert) || before.insert.startsWith(after.insert);
}

/** One letter more, or one less, behind something that is no space. */
function isTyping(before: Draft, after: Draft): boolean {
  const [shorter, longer] = [before.insert, after.insert].sort((a, b) => a.length - b.length);
  if (shorter === undefined || longer === undefined || !isGrowing(before, after)) return false;
  return longer.length - shorter.length === 1 && !/\s$/u.test(shorter);
}
