/**
 * Changed ranges (changed-ranges.ts) as hunks: what of the old document goes and what comes in its place, without what is
 * the same in both, or can become the same by attributes and marks.
 *
 * A range that deletes or inserts "…end, start…" can as well be taken to be "start…end" one place over (Enter at the end of
 * a block; Backspace in an empty one). Whole blocks are preferred: they cross better with what others type next to them.
 */
import type { Node } from "prosemirror-model";
import { type ChangedRange, mergeRanges } from "./changed-ranges.ts";
import type { Hunk } from "./moves.ts";
import { startsOf } from "./starts.ts";
import { kindredToken, sameToken, type Token, tokenSize, tokensBetween } from "./tokens.ts";

/** What `ranges` changed between two documents (or cells), outside of tables. */
export function toHunks(old: Node, fresh: Node, ranges: readonly ChangedRange[]): Hunk[] {
  return wholeTables(old, fresh, ranges).map((range) => toHunk(old, fresh, range));
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
  const starts = startsOf(parent);
  const index = starts.endingBehind(offset);
  const [start, end] = [starts.at(index), starts.at(index + 1)];
  if (start === undefined || end === undefined || offset === start || parent.child(index).isTextblock)
    return offset;
  return side === -1 ? start : end;
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
