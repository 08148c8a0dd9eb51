import type { EditorState, Transaction } from "prosemirror-state";
import { Decoration, DecorationSet } from "prosemirror-view";
import { layerIn, type Painter } from "./late-decorations.ts";
import { type Proposal, proposalDecorations } from "./proposal-decorations.ts";

/** The text of one thread, where it stands now. */
export interface CommentPlace {
  id: string;
  from: number;
  /** The same as `from` where an insertion is suggested, and only there. */
  to: number;
  /** Of a suggestion. */
  proposal?: Proposal | undefined;
}

/**
 * The texts that threads are about. They go along with every change by themselves (for a key, only what stands around it is
 * looked at); those whose text went away are named in `lost`: it may have moved, or come back by undo.
 */
export class CommentMarks implements Painter {
  readonly lost: ReadonlySet<string>;
  readonly #set: DecorationSet;

  private constructor(set: DecorationSet, lost: ReadonlySet<string>) {
    this.#set = set;
    this.lost = lost;
  }

  static of(
    { doc }: EditorState,
    places: readonly CommentPlace[],
    activeId: string | undefined,
  ): CommentMarks {
    const decorations = places.flatMap((place) => {
      const { id, from, to, proposal } = place;
      if (proposal !== undefined) return proposalDecorations(place, proposal, id === activeId);
      const name = id === activeId ? "comment-mark comment-mark-active" : "comment-mark";
      // Written at its edges, text belongs to it no more.
      return [Decoration.inline(from, to, { class: name }, { id })];
    });
    return new CommentMarks(DecorationSet.create(doc, decorations), new Set());
  }

  draw(): DecorationSet {
    return this.#set;
  }

  next(tr: Transaction): CommentMarks {
    if (!tr.docChanged) return this;
    const gone: string[] = [];
    const onRemove = (spec: unknown): void => {
      if (hasId(spec)) gone.push(spec.id);
    };
    let set = this.#set.map(tr.mapping, tr.doc, { onRemove });
    // What was to take the place of a text goes with it.
    if (gone.length > 0) set = set.remove(set.find(undefined, undefined, isBeside(gone)));
    return new CommentMarks(set, gone.length === 0 ? this.lost : new Set([...this.lost, ...gone]));
  }

  /** All of them, or those that touch one place. */
  places(at?: number): readonly CommentPlace[] {
    return this.#set
      .find(at, at)
      .flatMap(({ from, to, spec }) => (hasId(spec) ? [{ id: spec.id, from, to }] : []));
  }
}

/** The marks that are drawn now. */
export function commentMarksIn(state: EditorState): CommentMarks | undefined {
  const drawn = layerIn(state, "comments");
  return drawn instanceof CommentMarks ? drawn : undefined;
}

function isBeside(gone: readonly string[]): (spec: unknown) => boolean {
  return (spec) =>
    typeof spec === "object" &&
    spec !== null &&
    "beside" in spec &&
    typeof spec.beside === "string" &&
    gone.includes(spec.beside);
}

function hasId(spec: unknown): spec is { id: string } {
  return typeof spec === "object" && spec !== null && "id" in spec && typeof spec.id === "string";
}
