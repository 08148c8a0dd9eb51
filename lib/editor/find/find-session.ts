/**
 * One search while its panel is open: what matches in the document as it stands, which match is the current one, and how all of
 * it is drawn. Costs as much per key as was changed (find-matches.ts), and draws the matches around the current one only.
 */
import type { Node } from "prosemirror-model";
import type { EditorState } from "prosemirror-state";
import { Decoration, DecorationSet } from "prosemirror-view";
import { type Match, MatchFinder, TooSlow } from "./find-matches.ts";
import { type FindOptions, type FindPattern, findPattern } from "./find-pattern.ts";

/** More are not counted: "10,000 and more" says as much. */
export const countedAtMost = 10_000;
/** To each side of the current match. */
const drawnAtMost = 300;

export interface FindSummary {
  state: FindPattern["state"];
  count: number;
  /** Of the current match, from one on; 0 when there is none. */
  current: number;
}

export class FindSession {
  #pattern: FindPattern = { state: "empty" };
  #finder: MatchFinder | undefined;
  #doc: Node | undefined;
  #matches: readonly Match[] = [];
  #current = -1;
  #drawn: { doc: Node | undefined; current: number; decorations: DecorationSet } | undefined;

  /** Begins a new search; the match at or after `near` becomes the current one. */
  search(state: EditorState, query: string, options: FindOptions, near: number): void {
    this.#pattern = findPattern(query, options);
    this.#finder = this.#pattern.state === "ready" ? new MatchFinder(this.#pattern.regex) : undefined;
    this.#doc = undefined;
    this.#matches = [];
    this.#follow(state, near);
  }

  summary(state: EditorState): FindSummary {
    this.#follow(state);
    return { state: this.#pattern.state, count: this.#matches.length, current: this.#current + 1 };
  }

  get current(): Match | undefined {
    return this.#matches[this.#current];
  }

  /** Goes to the next match (1) or the one before (-1), round the end. */
  go(state: EditorState, by: 1 | -1): Match | undefined {
    this.#follow(state);
    const { length } = this.#matches;
    if (length > 0) this.#current = (this.#current + by + length) % length;
    return this.current;
  }

  /** Goes to the first match at or behind a position, round the end. */
  goBehind(state: EditorState, position: number): void {
    this.#follow(state);
    const index = this.#matches.findIndex(({ from }) => from >= position);
    this.#current = index < 0 ? Math.min(0, this.#matches.length - 1) : index;
  }

  /** Every match, also those that are not counted. */
  all(state: EditorState): readonly Match[] {
    return this.#finder?.find(state.doc, Number.POSITIVE_INFINITY, 5_000) ?? [];
  }

  readonly draw = (state: EditorState): DecorationSet => {
    this.#follow(state);
    if (this.#drawn?.doc !== state.doc || this.#drawn.current !== this.#current) {
      const first = Math.max(0, this.#current - drawnAtMost);
      const decorations = this.#matches.slice(first, this.#current + drawnAtMost).map(({ from, to }, index) =>
        Decoration.inline(from, to, {
          class: first + index === this.#current ? "find-match find-current" : "find-match",
        }),
      );
      this.#drawn = {
        doc: state.doc,
        current: this.#current,
        decorations: DecorationSet.create(state.doc, decorations),
      };
    }
    return this.#drawn.decorations;
  };

  /** Catches up with the document. The current match stays the one that it is, as far as that still matches. */
  #follow({ doc }: EditorState, near?: number): void {
    if (doc === this.#doc) return;
    const before = this.#doc;
    const wanted = near ?? movedStart(before, doc, this.current?.from ?? 0);
    this.#doc = doc;
    this.#drawn = undefined;
    try {
      this.#matches = this.#finder?.find(doc, countedAtMost) ?? [];
    } catch (error) {
      if (!(error instanceof TooSlow)) throw error;
      this.#finder = undefined;
      this.#pattern = { state: "tooSlow" };
      this.#matches = [];
    }
    const index = this.#matches.findIndex(({ from }) => from >= wanted);
    this.#current = index < 0 ? Math.min(0, this.#matches.length - 1) : index;
  }
}

/** Where a position of one document lies in the next, told by the blocks that are the same at the end. */
function movedStart(before: Node | undefined, after: Node, position: number): number {
  if (before === undefined) return position;
  const start = before.content.findDiffStart(after.content);
  return start === null || position <= start ? position : position + after.content.size - before.content.size;
}
