/**
 * Moves. What one transaction takes away here and puts there, unchanged, was moved: it is written as a copy of what it was
 * (copies.ts), so that two people who move the same block don't double it, and undo, carets and remarks find it again.
 * Cutting and pasting are two transactions, and whoever pastes wants a second one as often as not.
 */
import type { Node, Schema } from "prosemirror-model";
import type { FlatText } from "./flat-text.ts";
import { type Run, tableElement } from "./layout.ts";
import { idsBetween } from "./places.ts";
import { liveItem } from "./structs.ts";
import { capture, type Stuff, toStuff } from "./stuff.ts";
import { sameToken, type Token, tokenSize, tokensBetween } from "./tokens.ts";

/** Old content that goes, and what comes in its place. */
export interface Hunk {
  /** In the old content. */
  readonly from: number;
  readonly to: number;
  readonly inserted: readonly Token[];
}

/** What to write, and of which runs it is a copy: undefined where it is new. */
export interface Pieces {
  readonly stuff: readonly Stuff[];
  readonly originals: readonly (Run | undefined)[];
}

/** Shorter stretches that only look moved ("the" here, "the" there) are written as new. */
const leastMovedCharacters = 4;

/** What each hunk writes. */
export function toPieces(flat: FlatText, old: Node, schema: Schema, hunks: readonly Hunk[]): Pieces[] {
  const sources = hunks
    .filter((hunk) => hunk.to > hunk.from)
    .map((hunk) => ({ hunk, tokens: tokensBetween(old, hunk.from, hunk.to) }))
    .filter(({ tokens }) => isWorthTracing(tokens));
  return hunks.map(({ inserted }) => {
    for (const { hunk, tokens } of isWorthTracing(inserted) ? sources : []) {
      const match = findWithin(inserted, tokens);
      if (match !== undefined) return movedPieces(flat, schema, inserted, hunk, tokens, match);
    }
    const stuff = toStuff(schema, inserted);
    return { stuff, originals: stuff.map(() => undefined) };
  });
}

function isWorthTracing(tokens: readonly Token[]): boolean {
  return (
    tokens.length >= leastMovedCharacters || tokens.some(({ type }) => type !== "char" && type !== "close")
  );
}

/** Where the shorter of the two stands in the longer one. */
interface Match {
  readonly inserted: number;
  readonly source: number;
  readonly length: number;
}

function findWithin(inserted: readonly Token[], source: readonly Token[]): Match | undefined {
  const [short, long] = inserted.length <= source.length ? [inserted, source] : [source, inserted];
  for (let at = 0; at + short.length <= long.length; at += 1) {
    if (!short.every((token, i) => isSame(token, long[at + i]))) continue;
    return {
      inserted: short === inserted ? 0 : at,
      source: short === inserted ? at : 0,
      length: short.length,
    };
  }
  return undefined;
}

/** Tables are not copied: they move as whole blocks, by a portal, or are another table from then on. */
function isSame(a: Token, b: Token | undefined): boolean {
  const isTable = a.type === "block" && a.node.type.name === tableElement;
  return b !== undefined && !isTable && sameToken(a, b);
}

function movedPieces(
  flat: FlatText,
  schema: Schema,
  inserted: readonly Token[],
  { from }: Hunk,
  tokens: readonly Token[],
  match: Match,
): Pieces {
  const stuff: Stuff[] = [];
  const originals: (Run | undefined)[] = [];
  const add = (pieces: readonly Stuff[], original?: Run) => {
    for (const piece of pieces) {
      stuff.push(piece);
      originals.push(original);
    }
  };
  add(toStuff(schema, inserted.slice(0, match.inserted)));
  const sizeOf = (count: number) =>
    tokens.slice(0, count).reduce((size, token) => size + tokenSize(token), 0);
  const start = from + sizeOf(match.source);
  const end = from + sizeOf(match.source + match.length);
  for (const run of idsBetween(flat.entries, start, end)) {
    for (const { piece, original } of captureRun(flat, run)) add([piece], original);
  }
  add(toStuff(schema, inserted.slice(match.inserted + match.length)));
  return { stuff, originals };
}

/** The text of `run` as it lies there now, cut by items and by originals. */
function captureRun(flat: FlatText, run: Run): { piece: Stuff; original: Run }[] {
  const { copies } = flat.context;
  const captured: { piece: Stuff; original: Run }[] = [];
  let { clock } = run;
  for (const root of copies.roots(run)) {
    const end = clock + root.len;
    let rootClock = root.clock;
    while (clock < end) {
      const found = liveItem(copies.doc, { client: run.client, clock });
      if (found === undefined) break;
      const len = Math.min(end - clock, found.item.length - found.offset);
      const piece = capture(found.item, found.offset, len, flat.formatsBehind(found.item));
      if (piece !== undefined)
        captured.push({ piece, original: { client: root.client, clock: rootClock, len } });
      clock += len;
      rootClock += len;
    }
    clock = end;
  }
  return captured;
}
