import type { Node } from "prosemirror-model";
import type { EditorState, Transaction } from "prosemirror-state";
import { Decoration, DecorationSet } from "prosemirror-view";
import { layerIn, type Painter } from "./late-decorations.ts";
import { type Proposal, proposalDecorations } from "./proposal-decorations.ts";
import { quickSet } from "./quick-set.ts";

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
 * looked at). Mapping cannot know all: a word that is deleted and comes back by undo is a new one to it. Threads whose text
 * went away are named in `lost`, those in a block that changed in `touched`, for whoever knows their anchors to look.
 */
export class CommentMarks implements Painter {
  readonly lost: ReadonlySet<string>;
  readonly touched: ReadonlySet<string>;
  readonly #set: DecorationSet;

  private constructor(set: DecorationSet, lost: ReadonlySet<string>, touched: ReadonlySet<string>) {
    this.#set = set;
    this.lost = lost;
    this.touched = touched;
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
      const blocks = blocksWithoutText(doc, from, to).map((at) =>
        Decoration.node(at.from, at.to, { class: name }, { beside: id }),
      );
      return [Decoration.inline(from, to, { class: name }, { id }), ...blocks];
    });
    return new CommentMarks(DecorationSet.create(doc, decorations), none, none);
  }

  draw(): DecorationSet {
    return quickSet(this.#set);
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
    return new CommentMarks(set, withMore(this.lost, gone), withMore(this.touched, touchedIn(set, tr)));
  }

  /** The same drawing, with these looked after. */
  settled(ids: ReadonlySet<string>): CommentMarks {
    const touched = [...this.touched].filter((id) => !ids.has(id));
    return touched.length === this.touched.size
      ? this
      : new CommentMarks(this.#set, this.lost, new Set(touched));
  }

  /** All of them, or those that touch one place or range. */
  places(from?: number, to: number | undefined = from): readonly CommentPlace[] {
    return this.#set
      .find(from, to)
      .flatMap((mark) => (hasId(mark.spec) ? [{ id: mark.spec.id, from: mark.from, to: mark.to }] : []));
  }
}

/** Pictures, lines and the like: what is drawn along a text passes them by. */
function blocksWithoutText(doc: Node, from: number, to: number): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = [];
  if (doc.resolve(from).parent.inlineContent && doc.resolve(from).sameParent(doc.resolve(to))) return found;
  doc.nodesBetween(from, to, (node, pos) => {
    if (node.isBlock && node.isLeaf) found.push({ from: pos, to: pos + node.nodeSize });
    return !node.isTextblock;
  });
  return found;
}

/** Those in blocks that the transaction wrote into. */
function touchedIn(set: DecorationSet, { mapping, doc }: Transaction): string[] {
  const ids: string[] = [];
  if (set === DecorationSet.empty) return ids;
  for (const [index, map] of mapping.maps.entries()) {
    const rest = mapping.slice(index + 1);
    map.forEach((_oldStart, _oldEnd, start, end) => {
      const [$from, $to] = [doc.resolve(rest.map(start, -1)), doc.resolve(rest.map(end, 1))];
      const [from, to] = [
        $from.depth === 0 ? $from.pos : $from.start(1),
        $to.depth === 0 ? $to.pos : $to.end(1),
      ];
      for (const { spec } of set.find(from, to)) if (hasId(spec)) ids.push(spec.id);
    });
  }
  return ids;
}

const none: ReadonlySet<string> = new Set();

function withMore(ids: ReadonlySet<string>, more: readonly string[]): ReadonlySet<string> {
  return more.every((id) => ids.has(id)) ? ids : new Set([...ids, ...more]);
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
