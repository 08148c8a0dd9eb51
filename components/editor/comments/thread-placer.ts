import type { Node } from "prosemirror-model";
import type { EditorState } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import type { ThreadRange } from "#lib/collab/comments-api.ts";
import type { Binding, PlacedRange as BoundRange } from "#lib/editor/binding/binding.ts";
import { CommentMarks, type CommentPlace, commentMarksIn } from "#lib/editor/plugins/comment-marks.ts";
import { drawLayer } from "#lib/editor/plugins/late-decorations.ts";
import type { Proposal } from "#lib/editor/plugins/proposal-decorations.ts";
import type { EditorHost } from "../editor-host.ts";

/** Nobody reads a list while its order changes with every key. */
const settleMs = 300;
/** Looking for a text that is gone costs more the longer the document is; the rest waits for the next round. */
const lookUpsPerRound = 20;

/** Where a thread is, and what it would have there if it is a suggestion. */
export interface PlacedRange extends ThreadRange {
  /** Of a suggestion. */
  proposal?: Proposal | undefined;
  /** It puts something in, and takes nothing's place. */
  isInsertion?: boolean;
}

export interface ThreadPlacer {
  /** Draws these threads from now on. */
  show(ranges: ReadonlyMap<string, PlacedRange>, activeId: string | undefined): void;
  stop(): void;
}

/**
 * Finds the texts of threads and draws them: once when a thread comes, and again, a moment after an edit, for those whose text
 * went away. `onOrder` hears which threads have a text, in its order, whenever that changes.
 */
export function createThreadPlacer(
  host: EditorHost,
  binding: Binding,
  onOrder: (ids: readonly string[]) => void,
): ThreadPlacer {
  let ranges: ReadonlyMap<string, PlacedRange> = new Map();
  let activeId: string | undefined;
  let order: readonly string[] = [];
  let drawnIn: EditorView | undefined;
  let doc = host.state?.doc;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let settledDoc = host.state?.doc;
  /** To be looked for by their anchors. */
  const doubtful = new Set<string>();

  const draw = (places: readonly CommentPlace[]): void => {
    const { view } = host;
    if (view === undefined) return;
    drawnIn = view;
    const shown = places.map((place) => ({ ...place, proposal: ranges.get(place.id)?.proposal }));
    host.tell(drawLayer("comments", CommentMarks.of(view.state, shown, activeId)));
    tellOrder(places);
  };
  const tellOrder = (places: readonly CommentPlace[]): void => {
    const first = new Map<string, number>();
    for (const { id, from } of places) first.set(id, Math.min(from, first.get(id) ?? from));
    const next = [...first].sort(([, a], [, b]) => a - b).map(([id]) => id);
    if (next.length === order.length && next.every((id, index) => id === order[index])) return;
    order = next;
    onOrder(order);
  };
  const find = (state: EditorState, ids: readonly string[]): CommentPlace[] =>
    ids.flatMap((id) => {
      const range = ranges.get(id);
      const place = range && placeOf(binding, state, range);
      return place === undefined ? [] : [{ id, ...place }];
    });

  /** Everything that is drawn stays where its marks went; the others are looked for. */
  const redraw = (moved: ReadonlySet<string> = new Set()): void => {
    const { state, view } = host;
    if (state === undefined) return;
    const marks = view === drawnIn ? commentMarksIn(state) : undefined;
    const known = (marks?.places() ?? []).filter(
      ({ id }) => ranges.has(id) && !moved.has(id) && marks?.touched.has(id) !== true,
    );
    const knownIds = new Set(known.map(({ id }) => id));
    const missing = [...ranges.keys()].filter((id) => !knownIds.has(id));
    draw([...known, ...find(state, missing)]);
  };

  const settle = (): void => {
    timer = undefined;
    const { state } = host;
    const marks = state && commentMarksIn(state);
    if (state === undefined || marks === undefined) return;
    const places = marks.places();
    const drawn = new Map(places.map((place) => [place.id, place]));
    if (state.doc !== settledDoc) {
      settledDoc = state.doc;
      for (const id of marks.touched) doubtful.add(id);
      for (const id of ranges.keys()) if (!drawn.has(id)) doubtful.add(id);
    }
    const looked = new Set([...doubtful].slice(0, lookUpsPerRound));
    for (const id of looked) doubtful.delete(id);
    const found = new Map(
      find(
        state,
        [...looked].filter((id) => ranges.has(id)),
      ).map((place) => [place.id, place]),
    );
    const isRight = (id: string): boolean => {
      const [there, here] = [drawn.get(id), found.get(id)];
      return there?.from === here?.from && there?.to === here?.to;
    };
    // One that is torn has several places, of which `drawn` holds one: it is not right.
    if ([...looked].every(isRight)) {
      tellOrder(places);
      const settled = marks.settled(looked);
      if (settled !== marks) host.tell(drawLayer("comments", settled));
    } else draw([...places.filter(({ id }) => !looked.has(id)), ...found.values()]);
    if (doubtful.size > 0) timer = setTimeout(settle, settleMs);
  };

  const stopHearing = host.subscribe(() => {
    if (host.state?.doc === doc && host.view === drawnIn) return;
    doc = host.state?.doc;
    if (host.view !== drawnIn) {
      // A surface of its own, made anew: in a task of its own, as it is not complete yet.
      drawnIn = host.view;
      queueMicrotask(() => {
        drawnIn = undefined;
        redraw();
      });
    }
    timer ??= setTimeout(settle, settleMs);
  });

  return {
    show(next, active) {
      // A suggestion may be given another place; texts that are known stay where their marks went.
      const moved = new Set(
        [...next].filter(([id, range]) => isMoved(ranges.get(id), range)).map(([id]) => id),
      );
      ranges = next;
      activeId = active;
      redraw(moved);
    },
    stop() {
      stopHearing();
      clearTimeout(timer);
      host.tell(drawLayer("comments", undefined));
    },
  };
}

/** Undefined where nothing of the text is left. The anchors come from others: they may hold anything. */
function placeOf(binding: Binding, state: EditorState, range: PlacedRange): BoundRange | undefined {
  try {
    return range.isInsertion === true ? pointOf(binding, state, range) : textOf(binding, state, range);
  } catch {
    return undefined;
  }
}

function pointOf(binding: Binding, state: EditorState, range: PlacedRange): BoundRange | undefined {
  const [from, to] = [binding.fromAnchor(state, range.from), binding.fromAnchor(state, range.to)];
  return from !== undefined && from === to && to <= state.doc.content.size ? { from, to } : undefined;
}

function textOf(binding: Binding, state: EditorState, range: PlacedRange): BoundRange | undefined {
  const place = binding.fromRange(state, range);
  if (place === undefined || place.to > state.doc.content.size) return undefined;
  // Where only the border between two blocks is left, a suggestion may be about just that; a comment is about what is said.
  return range.proposal !== undefined || says(state.doc, place) ? place : undefined;
}

/** Whether there is anything but the borders of blocks. */
function says(doc: Node, { from, to }: BoundRange): boolean {
  let found = false;
  doc.nodesBetween(from, to, (node) => {
    found ||= !node.isTextblock;
    return !found;
  });
  return found;
}

function isMoved(before: PlacedRange | undefined, { from, to, proposal }: PlacedRange): boolean {
  if (before === undefined || proposal === undefined) return false;
  return JSON.stringify([before.from, before.to]) !== JSON.stringify([from, to]);
}
