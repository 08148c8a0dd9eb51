/**
 * Two readings of the same text, laid side by side. Yjs never reorders items, so what has the same identity in both
 * readings stands in the same order in both, and everything between two kept neighbours is one *hunk*: this much of the
 * old nodes gives way to that much of the new ones. No comparing of text, so nothing is guessed: of "aa" and "aaa" it is
 * known which "a" came.
 */
import type { Id, Run } from "./layout.ts";
import type { Entry } from "./segments.ts";

/** Offsets are ProseMirror's, counted from the start of the first entry. */
export interface Hunk {
  oldFrom: number;
  oldTo: number;
  newFrom: number;
  newTo: number;
}

interface Piece {
  readonly id: Id | null;
  /** Number of identities, and of positions (a table has one identity and many positions). */
  readonly len: number;
  readonly size: number;
  readonly role: "open" | "close" | "content" | "block";
}

/** The hunks between two readings; undefined if they contradict each other (then nothing can be kept). */
export function align(old: readonly Entry[], fresh: readonly Entry[]): Hunk[] | undefined {
  const left = split(toPieces(old), identities(fresh));
  const right = split(toPieces(fresh), identities(old));
  const hunks: Hunk[] = [];
  let [i, j, oldAt, newAt] = [0, 0, 0, 0];
  // Offsets inside the current kept pieces.
  while (i < left.length || j < right.length) {
    const [iFrom, jFrom] = [i, j];
    while (i < left.length && left[i]?.kept === false) i += 1;
    while (j < right.length && right[j]?.kept === false) j += 1;
    if (i > iFrom || j > jFrom) {
      const hunk = trim(left.slice(iFrom, i), right.slice(jFrom, j), oldAt, newAt);
      if (hunk !== undefined) hunks.push(hunk);
      oldAt += sizeOf(left, iFrom, i);
      newAt += sizeOf(right, jFrom, j);
    }
    const [a, b] = [left[i], right[j]];
    if (a === undefined && b === undefined) break;
    if (a === undefined || b === undefined || a.id?.client !== b.id?.client || a.id?.clock !== b.id?.clock)
      return undefined;
    const len = Math.min(a.len, b.len);
    oldAt += a.len === 1 ? a.size : len;
    newAt += b.len === 1 ? b.size : len;
    if (len < a.len) left[i] = cut(a, len);
    else i += 1;
    if (len < b.len) right[j] = cut(b, len);
    else j += 1;
  }
  return hunks;
}

type Marked = Piece & { readonly kept: boolean };

function cut(piece: Marked, len: number): Marked {
  const { id } = piece;
  return {
    ...piece,
    id: id && { client: id.client, clock: id.clock + len },
    len: piece.len - len,
    size: piece.size - len,
  };
}

function sizeOf(pieces: readonly Marked[], from: number, to: number): number {
  let size = 0;
  for (let i = from; i < to; i += 1) size += pieces[i]?.size ?? 0;
  return size;
}

/** Ends that both readings only imply are the same end. */
function trim(
  old: readonly Marked[],
  fresh: readonly Marked[],
  oldAt: number,
  newAt: number,
): Hunk | undefined {
  let [start, end] = [0, 0];
  const implied = (a: Marked | undefined, b: Marked | undefined) =>
    a !== undefined && b !== undefined && a.id === null && b.id === null && a.role === b.role;
  const shorter = Math.min(old.length, fresh.length);
  while (start < shorter && implied(old[start], fresh[start])) start += 1;
  while (start + end < shorter && implied(old.at(-1 - end), fresh.at(-1 - end))) end += 1;
  if (start + end === old.length && start + end === fresh.length) return undefined;
  return {
    oldFrom: oldAt + start,
    oldTo: oldAt + sizeOf(old, 0, old.length - end),
    newFrom: newAt + start,
    newTo: newAt + sizeOf(fresh, 0, fresh.length - end),
  };
}

function toPieces(entries: readonly Entry[]): Piece[] {
  const pieces: Piece[] = [];
  for (const { node, open, close, content } of entries) {
    if (!node.isTextblock) {
      pieces.push({ id: open, len: 1, size: node.nodeSize, role: "block" });
      continue;
    }
    pieces.push({ id: open, len: 1, size: 1, role: "open" });
    for (const run of content) pieces.push({ id: run, len: run.len, size: run.len, role: "content" });
    pieces.push({ id: close, len: 1, size: 1, role: "close" });
  }
  return pieces;
}

/** Which identities a reading has, per client, in order of clock. */
function identities(entries: readonly Entry[]): Map<number, Run[]> {
  const byClient = new Map<number, Run[]>();
  const add = (run: Run) => {
    const list = byClient.get(run.client);
    if (list === undefined) byClient.set(run.client, [run]);
    else list.push(run);
  };
  for (const { open, close, content } of entries) {
    if (open !== null) add({ ...open, len: 1 });
    for (const run of content) add(run);
    if (close !== null) add({ ...close, len: 1 });
  }
  for (const list of byClient.values()) list.sort((a, b) => a.clock - b.clock);
  return byClient;
}

/** Cuts `pieces` where the other reading begins or ceases to have them. */
function split(pieces: readonly Piece[], other: ReadonlyMap<number, readonly Run[]>): Marked[] {
  const marked: Marked[] = [];
  for (const piece of pieces) {
    const runs = piece.id === null ? undefined : other.get(piece.id.client);
    if (piece.id === null || runs === undefined) {
      marked.push({ ...piece, kept: false });
      continue;
    }
    let { clock } = piece.id;
    const end = clock + piece.len;
    const { client } = piece.id;
    const push = (to: number, kept: boolean) => {
      if (to <= clock) return;
      const len = to - clock;
      marked.push({
        id: { client, clock },
        len,
        size: piece.len === 1 ? piece.size : len,
        role: piece.role,
        kept,
      });
      clock = to;
    };
    for (let i = firstReaching(runs, clock); i < runs.length; i += 1) {
      const run = runs[i];
      if (run === undefined || run.clock >= end) break;
      push(run.clock, false);
      push(Math.min(end, run.clock + run.len), true);
    }
    push(end, false);
  }
  return marked;
}

/** Index of the first run that ends behind `clock`. */
function firstReaching(runs: readonly Run[], clock: number): number {
  let [low, high] = [0, runs.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const run = runs[middle];
    if (run !== undefined && run.clock + run.len <= clock) low = middle + 1;
    else high = middle;
  }
  return low;
}
