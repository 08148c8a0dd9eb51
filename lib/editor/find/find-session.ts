/**
 * One search while its panel is open: what matches in the document, which match is the current one, and how all of it is drawn.
 * A key costs it nothing that grows with the matches: what is drawn moves along with the text, and the matches are known anew
 * when somebody calls `follow`, at rest. Only the matches around the current one are drawn.
 */
import type { Node } from "prosemirror-model";
import type { EditorState } from "prosemirror-state";
import { Mapping, StepMap } from "prosemirror-transform";
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
  #drawn: { doc: Node; decorations: DecorationSet } | undefined;

  /** Begins a new search; the match at or after `near` becomes the current one. */
  search(state: EditorState, query: string, options: FindOptions, near: number): void {
    this.#pattern = findPattern(query, options);
    this.#finder = this.#pattern.state === "ready" ? new MatchFinder(this.#pattern.regex) : undefined;
    this.#doc = undefined;
    this.#matches = [];
    this.#follow(state, near);
  }

  /** As of the last `follow`. */
  summary(): FindSummary {
    return { state: this.#pattern.state, count: this.#matches.length, current: this.#current + 1 };
  }

  /** Of the document as of the last `follow`. */
  get current(): Match | undefined {
    return this.#matches[this.#current];
  }

  /** Goes to the next match (1) or the one before (-1), round the end. */
  go(state: EditorState, by: 1 | -1): Match | undefined {
    this.#follow(state);
    const { length } = this.#matches;
    this.#drawn = undefined;
    if (length > 0) this.#current = (this.#current + by + length) % length;
    return this.current;
  }

  /** Goes to the first match at or behind a position, round the end. */
  goBehind(state: EditorState, position: number): void {
    this.#follow(state);
    const index = this.#matches.findIndex(({ from }) => from >= position);
    this.#current = index < 0 ? Math.min(0, this.#matches.length - 1) : index;
    this.#drawn = undefined;
  }

  /** Every match, also those that are not counted. */
  all(state: EditorState): readonly Match[] {
    return this.#finder?.find(state.doc, Number.POSITIVE_INFINITY, 5_000) ?? [];
  }

  readonly draw = (state: EditorState): DecorationSet => {
    const { doc } = state;
    if (this.#drawn === undefined) this.#follow(state);
    const before = this.#drawn;
    if (before?.doc === doc) return before.decorations;
    const decorations =
      before === undefined || this.#doc === doc
        ? this.#decorate(doc)
        : before.decorations.map(changeBetween(before.doc, doc), doc);
    this.#drawn = { doc, decorations };
    return decorations;
  };

  #decorate(doc: Node): DecorationSet {
    const first = Math.max(0, this.#current - drawnAtMost);
    const drawn = this.#matches.slice(first, this.#current + drawnAtMost).map(({ from, to }, index) =>
      Decoration.inline(from, to, {
        class: first + index === this.#current ? "find-match find-current" : "find-match",
      }),
    );
    return DecorationSet.create(doc, drawn);
  }

  /** Catches up with the document. The current match stays the one that it is, as far as that still matches. */
  follow(state: EditorState): void {
    this.#follow(state);
  }

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

/** What two documents differ in, as one step: told without the transactions between them. */
function changeBetween(before: Node, after: Node): Mapping {
  const start = before.content.findDiffStart(after.content);
  const end = before.content.findDiffEnd(after.content);
  if (start === null || end === null) return new Mapping();
  // Where the same letters are at both sides of a change, the ends lie in front of the start.
  const overlap = Math.max(0, start - Math.min(end.a, end.b));
  const [from, oldSize, newSize] = [start, end.a + overlap - start, end.b + overlap - start];
  return new Mapping([new StepMap([from, oldSize, newSize])]);
}
