import { limits } from "./limits.ts";

/**
 * What must not stand in a name that others see: control characters, the marks that turn the direction of what follows
 * (somebody could make a name read as another's), line separators, and letters that draw nothing.
 * ZWJ and ZWNJ stay: emoji and Persian need them.
 */
const unwanted =
  /[\p{Cc}\p{Cs}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u115f\u1160\u3164\ufeff\uffa0\ufff9-\ufffb]/gu;
const somethingToSee = /[\p{L}\p{N}\p{P}\p{S}]/u;

/** A name as it is kept and shown: trimmed, single spaces, at most `maxPersonNameLength` code points. Undefined: nothing to see is left. */
export function cleanPersonName(raw: string): string | undefined {
  const name = firstCodePoints(tidyLine(raw), limits.maxPersonNameLength).trim();
  return somethingToSee.test(name) ? name : undefined;
}

/** A title as the directory keeps it: one line, at most `maxTitleLength` code points. May be empty. */
export function cleanTitle(raw: string): string {
  return firstCodePoints(tidyLine(raw), limits.maxTitleLength).trim();
}

/** A line of text that others see, without what only pretends. */
export function withoutTrickery(line: string): string {
  return line.replace(unwanted, "").normalize("NFC");
}

function tidyLine(raw: string): string {
  return withoutTrickery(raw.replace(/\s+/gu, " ")).trim();
}

function firstCodePoints(text: string, count: number): string {
  let first = "";
  let taken = 0;
  for (const point of text) {
    if (taken++ === count) break;
    first += point;
  }
  return first;
}
