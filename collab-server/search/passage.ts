/** The part of a text that shows best why it was found. */
import type { MarkedText, SearchResult } from "#lib/collab/home-api.ts";
import type { DocumentText } from "./document-text.ts";
import { eachWord, type Word } from "./words.ts";

/** About three lines on a phone. */
const passageLength = 180;
/** Of which so much stands before the first mark. */
const leadLength = 40;
/** A document's words are looked through no further than this: what stands behind is found, and not shown. */
const maxLookedThrough = 100_000;

/** A whole text with the words in `terms` marked. */
export function markAll(text: string, terms: ReadonlySet<string>): MarkedText {
  return { text, marks: toMarks(matches(text, terms)) };
}

/** The best passage; null when no word of `terms` stands in the text. `wanted`: as many different ones are as good as it gets. */
export function findPassage(
  { text, names }: DocumentText,
  terms: ReadonlySet<string>,
  wanted: number,
): SearchResult["passage"] {
  let best: { line: string; at: number; words: Word[]; score: number } | undefined;
  let from = 0;
  for (let at = 0; from < text.length && from < maxLookedThrough; at++) {
    const end = text.indexOf("\n", from);
    const line = text.slice(from, end < 0 ? text.length : end);
    const words = matches(line, terms);
    const window = bestWindow(words);
    if (window.score > (best?.score ?? 0)) best = { line, at, words: window.words, score: window.score };
    if ((best?.score ?? 0) >= wanted) break;
    from += line.length + 1;
  }
  if (best === undefined) return null;
  const place = names.split("\n", best.at + 1)[best.at] ?? "";
  return { ...cut(best.line, best.words), place: place === "" ? null : `b-${place}` };
}

function matches(line: string, terms: ReadonlySet<string>): Word[] {
  const found: Word[] = [];
  eachWord(line, (word) => {
    if (terms.has(word.term)) found.push(word);
  });
  return found;
}

/** The words that stand close to each other and hold most different terms; of equally good ones, the first. */
function bestWindow(words: readonly Word[]): { words: Word[]; score: number } {
  let best: { words: Word[]; score: number } = { words: [], score: 0 };
  for (const [at, first] of words.entries()) {
    const near = words
      .slice(at, at + maxMarks)
      .filter(({ to }) => to <= first.from + passageLength - leadLength);
    const inside = near.length > 0 ? near : [first];
    const score = new Set(inside.map(({ term }) => term)).size;
    if (score > best.score) best = { words: inside, score };
    if (at >= maxWindows) break;
  }
  return best;
}

const maxMarks = 40;
const maxWindows = 200;

/** The line around `words`, from the beginning of a word to the end of one where there are any. */
function cut(line: string, words: readonly Word[]) {
  const first = words[0]?.from ?? 0;
  const last = words.at(-1)?.to ?? 0;
  let from = Math.max(0, first - leadLength);
  let to = Math.min(line.length, Math.max(from + passageLength, Math.min(last, first + 2 * passageLength)));
  if (from > 0) {
    const space = line.indexOf(" ", from);
    from = space >= 0 && space < first ? space + 1 : notInPair(line, from);
  }
  if (to < line.length) {
    const space = line.lastIndexOf(" ", to);
    to = space > last ? space : notInPair(line, to);
  }
  const text = line.slice(from, to);
  const inside = words.filter((word) => word.from >= from && word.to <= to);
  return {
    text,
    marks: toMarks(inside.map((word) => ({ ...word, from: word.from - from, to: word.to - from }))),
    isCutBefore: from > 0,
    isCutAfter: to < line.length,
  };
}

/** Half of a surrogate pair shows as a box. */
function notInPair(line: string, at: number): number {
  const code = line.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff ? at - 1 : at;
}

/** Pairs of letters overlap: what touches is one mark. */
function toMarks(words: readonly Word[]): [number, number][] {
  const marks: [number, number][] = [];
  for (const { from, to } of words) {
    const last = marks.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
    else marks.push([from, to]);
  }
  return marks;
}
