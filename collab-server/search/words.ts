/**
 * The words of a text. Scripts that put no spaces between words (Chinese, Japanese, Thai and their neighbours) are cut into
 * pairs of letters that overlap, and a last single one: whatever part of such a text one types, its pairs are there.
 */
import { fold } from "./fold.ts";

export interface Word {
  /** As it is compared. */
  term: string;
  /** Where it stands in the text, in UTF-16 units. */
  from: number;
  to: number;
}

/** Longer ones are compared by their beginning: no word of a language is that long, but the code of a picture is. */
const maxTermLength = 40;
const run = /[\p{L}\p{M}\p{N}_]+/gu;
const unspaced =
  "[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}ー]";
const hasUnspaced = new RegExp(unspaced, "u");
const parts = new RegExp(`${unspaced}+|(?:(?!${unspaced})[\\p{L}\\p{M}\\p{N}_])+`, "gu");

/** Gives the words of `text` to `take`, in order. `isQuery`: a pair's last letter alone is left out, as the pair says more. */
export function eachWord(text: string, take: (word: Word) => void, isQuery = false): void {
  const folded = fold(text);
  for (const { 0: found, index } of folded.matchAll(run)) {
    if (!hasUnspaced.test(found)) take(toWord(found, index));
    else
      for (const { 0: part, index: within } of found.matchAll(parts)) {
        if (hasUnspaced.test(part)) eachPair(part, index + within, take, isQuery);
        else take(toWord(part, index + within));
      }
  }
}

/** True for a term that eachPair makes. */
export function isUnspaced(term: string): boolean {
  return hasUnspaced.test(term);
}

function toWord(found: string, from: number): Word {
  const term = found.length > maxTermLength ? found.slice(0, maxTermLength) : found;
  return { term: term.includes("ß") ? term.replaceAll("ß", "ss") : term, from, to: from + found.length };
}

function eachPair(text: string, base: number, take: (word: Word) => void, isQuery: boolean): void {
  const letters = Array.from(text);
  let at = base;
  for (const [index, letter] of letters.entries()) {
    const next = letters[index + 1];
    const isAlone = letters.length === 1;
    if (next !== undefined || isAlone || !isQuery)
      take({ term: letter + (next ?? ""), from: at, to: at + letter.length + (next?.length ?? 0) });
    at += letter.length;
  }
}
