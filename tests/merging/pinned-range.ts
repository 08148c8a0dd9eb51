/**
 * What a comment is about, followed by the letters: an anchor at each end of a range, made when its letters stood there. Each
 * letter is there once (ink.ts), so whether the range still covers just them is reached by machine.
 */
import type { Node } from "prosemirror-model";

export interface PinnedRange {
  /** The letters in it when it was pinned, in order. */
  letters: readonly string[];
  /** All other letters that were there then: they belong to it never. */
  others: ReadonlySet<string>;
  /** As they travel. */
  from: unknown;
  to: unknown;
}

export interface Place {
  from: number;
  to: number;
}

type IsInk = (character: string) => boolean;

/** Pins from one position to another, both sticking to the text between them. */
export function pinRange(
  doc: Node,
  { from, to }: Place,
  makeAnchor: (position: number, side: -1 | 1) => unknown,
  isInk: IsInk,
): PinnedRange {
  const all = lettersIn(doc, isInk);
  const isInside = ([, at]: readonly [string, number]) => at >= from && at < to;
  return {
    letters: all.filter(isInside).map(([letter]) => letter),
    others: new Set(all.filter((each) => !isInside(each)).map(([letter]) => letter)),
    from: travelled(makeAnchor(from, 1)),
    to: travelled(makeAnchor(to, -1)),
  };
}

/**
 * A sentence when the range covers anything else than the letters that it was pinned to, as far as they are still there, and what
 * was written between them. Where they were torn apart (a part was moved away), any place that exists will do.
 */
export function complainOfRange(
  pinned: PinnedRange,
  doc: Node,
  place: Place | undefined,
  isInk: IsInk,
): string | undefined {
  const all = lettersIn(doc, isInk);
  const covered =
    place === undefined
      ? []
      : all.filter(([, at]) => at >= place.from && at < place.to).map(([each]) => each);
  const own = new Set(pinned.letters);
  const first = all.findIndex(([letter]) => own.has(letter));
  const last = all.findLastIndex(([letter]) => own.has(letter));
  if (first === -1) {
    const stranger = covered.find((letter) => pinned.others.has(letter));
    return stranger === undefined ? undefined : `it was deleted, and covers ${stranger}`;
  }
  const expected = all.slice(first, last + 1).map(([letter]) => letter);
  if (expected.some((letter) => pinned.others.has(letter)) || !isInOrder(expected, pinned.letters))
    return undefined;
  const [start, end] = [covered.indexOf(expected[0] ?? ""), covered.indexOf(expected.at(-1) ?? "")];
  const isWhole = start !== -1 && covered.slice(start, end + 1).join("") === expected.join("");
  // Where its end was deleted, what was written there since may belong to it; where the end is there, nothing does.
  const isClean = (more: readonly string[], edge: string | undefined): boolean =>
    more.length === 0 ||
    (!expected.includes(edge ?? "") && !more.some((letter) => pinned.others.has(letter)));
  if (
    isWhole &&
    isClean(covered.slice(0, start), pinned.letters[0]) &&
    isClean(covered.slice(end + 1), pinned.letters.at(-1))
  )
    return undefined;
  return `it covers ${covered.join("") || "nothing"}, not ${expected.join("")}`;
}

/** Each letter with its position, in the order of the text. */
function lettersIn(doc: Node, isInk: IsInk): (readonly [letter: string, position: number])[] {
  const found: (readonly [string, number])[] = [];
  doc.descendants((node, position) => {
    Array.from(node.text ?? "").forEach((letter, at) => {
      if (isInk(letter)) found.push([letter, position + at]);
    });
  });
  return found;
}

function isInOrder(now: readonly string[], then: readonly string[]): boolean {
  const ranks = now.flatMap((letter) => (then.includes(letter) ? then.indexOf(letter) : []));
  return ranks.every((rank, at) => rank > (ranks[at - 1] ?? -1));
}

function travelled(anchor: unknown): unknown {
  return anchor === undefined ? undefined : JSON.parse(JSON.stringify(anchor));
}
