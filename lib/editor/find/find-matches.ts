import type { Node } from "prosemirror-model";

export interface Match {
  from: number;
  to: number;
  /** The whole match, then its groups. */
  groups: readonly (string | undefined)[];
}

/** Finds in documents, block by block: a block that nobody touched is never searched again. */
export class MatchFinder {
  readonly #regex: RegExp;
  readonly #known = new WeakMap<Node, readonly Match[]>();

  constructor(regex: RegExp) {
    this.#regex = regex;
  }

  /** All matches in order, at most `limit`. Throws TooSlow when that takes longer than `budgetMs`. */
  find(doc: Node, limit = Number.POSITIVE_INFINITY, budgetMs = 400): Match[] {
    const end = performance.now() + budgetMs;
    const found: Match[] = [];
    doc.forEach((block, offset) => {
      if (found.length >= limit) return;
      for (const match of this.#inBlock(block, end)) found.push(shifted(match, offset));
    });
    return found.slice(0, limit);
  }

  /** Positions count from in front of the block. */
  #inBlock(block: Node, end: number): readonly Match[] {
    const known = this.#known.get(block);
    if (known !== undefined) return known;
    if (performance.now() > end) throw new TooSlow();
    const found: Match[] = [];
    if (block.isTextblock) {
      // Every atom in the text is one place, and one sign that matches nothing.
      const text = block.textBetween(0, block.content.size, "", "\ufffc");
      this.#regex.lastIndex = 0;
      for (const match of text.matchAll(this.#regex)) {
        if (match[0] === "" || match[0].includes("\ufffc")) continue;
        const from = match.index + 1;
        found.push({ from, to: from + match[0].length, groups: [...match] });
      }
    } else {
      block.forEach((child, offset) => {
        for (const match of this.#inBlock(child, end)) found.push(shifted(match, offset + 1));
      });
    }
    this.#known.set(block, found);
    return found;
  }
}

/** The search was given up: this expression takes too long on this text. */
export class TooSlow extends Error {
  constructor() {
    super("The search took too long");
    this.name = "TooSlow";
  }
}

function shifted({ from, to, groups }: Match, by: number): Match {
  return { from: from + by, to: to + by, groups };
}
