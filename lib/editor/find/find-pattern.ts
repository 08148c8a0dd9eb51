import { isSafePattern } from "./safe-pattern.ts";

export interface FindOptions {
  matchCase: boolean;
  wholeWord: boolean;
  regex: boolean;
}

/** What a query means: an expression to search with; nothing yet; or one that cannot be used, and why. */
export type FindPattern =
  | { state: "ready"; regex: RegExp }
  | { state: "empty" }
  | { state: "invalid" }
  | { state: "tooSlow" };

const letter = String.raw`[\p{L}\p{M}\p{N}_]`;

/** Compiles a query. Line breaks inside a block count as line ends for `^` and `$`. */
export function findPattern(query: string, { matchCase, wholeWord, regex }: FindOptions): FindPattern {
  if (query === "") return { state: "empty" };
  if (regex && !isSafePattern(query)) return { state: "tooSlow" };
  const source = regex ? query : query.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
  const bounded = wholeWord ? `(?<!${letter})(?:${source})(?!${letter})` : source;
  try {
    return { state: "ready", regex: new RegExp(bounded, matchCase ? "gmu" : "gimu") };
  } catch {
    // Half typed, most often.
    return { state: "invalid" };
  }
}
