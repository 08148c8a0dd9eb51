/**
 * What changed inside a text block, as a few replaced ranges. Between them the text is the same and only marks may differ.
 */
import { simpleDiffStringWithCursor } from "lib0/diff";
import type { Node } from "prosemirror-model";

/** [from, to) of the old content became [start, end) of the new. */
export interface InlineChange {
  from: number;
  to: number;
  start: number;
  end: number;
}

// Stands for a child that is no text. Also a legal character; so kept children are compared one by one.
const leaf = "\ufffc";
// Shorter stretches that happen to be equal (the "e" of two unrelated words) are not worth a cut.
const shortestKept = 4;
// Effort of the search for a way from one text to the other: more single edits than this count as a rewrite.
const mostEdits = 120;

/** Changes in rising order. `caret` settles which of several equal letters was typed or deleted. */
export function diffInline(prev: Node, next: Node, caret = 0): InlineChange[] {
  if (prev.content.eq(next.content)) return [];
  const prevText = prev.textBetween(0, prev.content.size, "", leaf);
  const nextText = next.textBetween(0, next.content.size, "", leaf);
  if (prevText === nextText && leavesKept(prev, next, [])) return [];
  const { index, remove, insert } = simpleDiffStringWithCursor(prevText, nextText, Math.max(0, caret));
  const outer = { from: index, to: index + remove, start: index, end: index + insert.length };
  const changes = remove > 0 && insert.length > 0 ? refine(prevText, nextText, outer) : [outer];
  return leavesKept(prev, next, changes)
    ? changes
    : [{ from: 0, to: prev.content.size, start: 0, end: next.content.size }];
}

/** The stretches between the changes, in positions of the new content; `shift` back to the old. */
export function keptRanges(
  changes: readonly InlineChange[],
  size: number,
): { from: number; to: number; shift: number }[] {
  let from = 0;
  let shift = 0;
  const kept: { from: number; to: number; shift: number }[] = [];
  for (const change of changes) {
    if (change.start > from) kept.push({ from, to: change.start, shift });
    from = change.end;
    shift = change.end - change.to;
  }
  if (size > from) kept.push({ from, to: size, shift });
  return kept;
}

function leavesKept(prev: Node, next: Node, changes: readonly InlineChange[]): boolean {
  return keptRanges(changes, next.content.size).every(({ from, to, shift }) => {
    let same = true;
    next.nodesBetween(from, to, (node, offset) => {
      if (!node.isText) same &&= prev.nodeAt(offset - shift)?.eq(node) === true;
    });
    return same;
  });
}

/** Two edits far apart in one step come as one large replaced range: this finds what was kept in between. */
function refine(prevText: string, nextText: string, outer: InlineChange): InlineChange[] {
  const a = prevText.slice(outer.from, outer.to);
  const b = nextText.slice(outer.start, outer.end);
  const changes: InlineChange[] = [];
  let open: InlineChange = { from: outer.from, to: outer.from, start: outer.start, end: outer.start };
  for (const run of commonRuns(a, b)) {
    if (run.length < shortestKept) continue;
    const from = outer.from + run.a;
    const start = outer.start + run.b;
    changes.push({ ...open, to: from, end: start });
    open = { from: from + run.length, to: outer.to, start: start + run.length, end: outer.end };
  }
  changes.push({ ...open, to: outer.to, end: outer.end });
  return changes.filter(({ from, to, start, end }) => to > from || end > start);
}

interface Run {
  a: number;
  b: number;
  length: number;
}

/**
 * The stretches that a shortest edit script keeps (E. Myers, "An O(ND) Difference Algorithm and Its Variations", 1986);
 * none when it would take more than `mostEdits` edits.
 */
function commonRuns(a: string, b: string): Run[] {
  // Per number of edits: the furthest `a` index reached on each diagonal, to walk back along.
  const history: Map<number, number>[] = [];
  let furthest = new Map<number, number>([[1, 0]]);
  for (let edits = 0; edits <= mostEdits; edits++) {
    const reached = new Map(furthest);
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      const insertFrom = furthest.get(diagonal + 1) ?? -1;
      const deleteFrom = (furthest.get(diagonal - 1) ?? -2) + 1;
      let x = Math.max(insertFrom, deleteFrom);
      if (x < 0 || x > a.length || x - diagonal > b.length) continue;
      while (x < a.length && x - diagonal < b.length && a[x] === b[x - diagonal]) x++;
      reached.set(diagonal, x);
      if (x === a.length && x - diagonal === b.length) return runsBack(history, furthest, a, b);
    }
    history.push(furthest);
    furthest = reached;
  }
  return [];
}

function runsBack(history: Map<number, number>[], last: Map<number, number>, a: string, b: string): Run[] {
  const runs: Run[] = [];
  let x = a.length;
  let y = b.length;
  const layers = [...history, last];
  for (let edits = layers.length - 1; edits >= 0; edits--) {
    const before = layers[edits] ?? new Map<number, number>();
    const diagonal = x - y;
    const insertFrom = before.get(diagonal + 1) ?? -1;
    const deleteFrom = (before.get(diagonal - 1) ?? -2) + 1;
    const entry = Math.max(insertFrom, deleteFrom);
    if (x > entry) runs.push(wholeLetters(a, { a: entry, b: entry - diagonal, length: x - entry }));
    if (insertFrom >= deleteFrom) {
      x = insertFrom;
      y = x - diagonal - 1;
    } else {
      x = deleteFrom - 1;
      y = x - diagonal + 1;
    }
  }
  return runs.toReversed();
}

/** A run neither starts nor ends inside a surrogate pair. */
function wholeLetters(text: string, run: Run): Run {
  const startsInside = /[\udc00-\udfff]/.test(text.charAt(run.a)) ? 1 : 0;
  const endsInside = /[\ud800-\udbff]/.test(text.charAt(run.a + run.length - 1)) ? 1 : 0;
  return {
    a: run.a + startsInside,
    b: run.b + startsInside,
    length: run.length - startsInside - endsInside,
  };
}
