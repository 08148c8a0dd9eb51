/**
 * Turns what somebody does to the text into suggestions. The first key opens a field inside the text (open-suggestion.ts), at the
 * caret or behind what is selected; from there on they type in it, and the document stays as it is. What is struck and added is
 * one suggestion, handed to the outbox as it grows; leaving the field ends it.
 */
import { type EditorState, TextSelection } from "prosemirror-state";
import type { Thread } from "#lib/collab/comments-api.ts";
import { createId } from "#lib/collab/doc-id.ts";
import { restOf } from "#lib/comments/suggestions/rest-of.ts";
import { commentMarksIn } from "#lib/editor/plugins/comment-marks.ts";
import type { InputTaker } from "#lib/editor/plugins/late-input.ts";
import { extendBackward, extendForward, type Unit } from "#lib/editor/suggesting/extend.ts";
import {
  type Draft,
  isNothing,
  type Pending,
  pendingFrom,
  type undone,
  withDraft,
} from "#lib/editor/suggesting/pending.ts";
import { pendingIn } from "#lib/editor/suggesting/pending-layer.ts";
import { isTextBetween } from "#lib/editor/suggesting/proposed-change.ts";
import { createOpenSuggestion, type OpenSuggestionOptions } from "./open-suggestion.ts";
import { suggestingInput } from "./suggesting-input.ts";

export interface Suggester {
  /** For the time that everything typed is a suggestion. */
  readonly taker: InputTaker;
  /** Opens a suggestion for what is selected, or at the caret. */
  begin(): void;
  /** Opens one's own suggestion again. Answers false when its text is gone. */
  reopen(id: string): boolean;
  /** A suggestion was decided by somebody: what was typed on since goes on by itself. Answers false when that was not typed here. */
  decided(thread: Thread): boolean;
  stop(): void;
}

export interface SuggesterOptions extends OpenSuggestionOptions {
  /** One's own suggestions that nobody has decided. */
  mine: () => ReadonlyMap<string, Thread>;
}

export function createSuggester(options: SuggesterOptions): Suggester {
  const { host, outbox, mine, onRefuse } = options;
  const typed = createOpenSuggestion(options);
  const { current, open, update, leave } = typed;
  const layer = () => host.state && pendingIn(host.state);

  /** One's own suggestion at a place, as it was left: typing there goes on with it. */
  const mineAt = (state: EditorState, from: number, to: number): Pending | undefined => {
    const places = commentMarksIn(state)?.places(from, to) ?? [];
    for (const place of places) {
      const thread = mine().get(place.id);
      if (thread?.suggestion != null)
        return pendingOf(place.id, { from: place.from, to: place.to, insert: thread.suggestion.insert });
    }
    return undefined;
  };
  /** With its steps, when it is the one that was left last. */
  const pendingOf = (id: string, now: Draft): Pending => {
    const last = layer()?.pending;
    return last?.id === id ? { ...last, now } : pendingFrom(id, now);
  };
  const propose = ({ from, to, insert }: Draft): void => {
    const { state } = host;
    if (state === undefined) return;
    if (current() !== undefined) leave();
    const before = mineAt(state, from, to) ?? pendingFrom(createId(), { from: to, to, insert: "" });
    open(before);
    update(
      withDraft(before, {
        from: Math.min(from, before.now.from),
        to: Math.max(to, before.now.to),
        insert: before.now.insert + insert,
      }),
    );
  };
  const selected = (state: EditorState): { from: number; to: number } | undefined => {
    const { selection, doc } = state;
    return selection instanceof TextSelection && isTextBetween(doc, selection.from, selection.to)
      ? selection
      : undefined;
  };
  /** What `insert` would do where the selection is. */
  const proposeAtSelection = (insert: string): void => {
    host.catchUp();
    const at = host.state && selected(host.state);
    if (at === undefined) onRefuse("onlyText");
    else propose({ from: at.from, to: at.to, insert });
  };
  const begin = (): void => {
    host.catchUp();
    const { state } = host;
    const at = state && selected(state);
    if (state === undefined || at === undefined) {
      onRefuse("onlyText");
      return;
    }
    if (current() !== undefined) leave();
    const { from, to } = at;
    const before = mineAt(state, from, to);
    if (before !== undefined) open(before);
    else {
      const empty = pendingFrom(createId(), { from, to, insert: "" });
      open({ ...empty, past: [{ from: to, to, insert: "" }] }, true);
    }
  };
  const remove = (side: -1 | 1, unit: Unit): void => {
    host.catchUp();
    const { state } = host;
    if (state === undefined) return;
    if (!state.selection.empty) {
      proposeAtSelection("");
      return;
    }
    const at = state.selection.from;
    const before = mineAt(state, at, at);
    if (before !== undefined) {
      open(before);
      const { from, to, insert } = before.now;
      // What is added there stands before the caret.
      if (side === -1 && insert !== "" && at === to)
        update(withDraft(before, { from, to, insert: withoutLast(insert) }));
      else typed.deleteBeyond(side, unit);
      return;
    }
    const edge = side === -1 ? extendBackward(state.doc, at, unit) : extendForward(state.doc, at, unit);
    if (edge === undefined) onRefuse("edge");
    else propose({ from: Math.min(at, edge), to: Math.max(at, edge), insert: "" });
  };
  /** Takes back, or brings again, a step of the suggestion that was left last. */
  const stepBack = (step: typeof undone): void => {
    const last = layer();
    const next = last && step(last.pending);
    if (last === undefined || next === undefined || !mine().has(last.pending.id)) return;
    if (last.look === undefined) open(last.pending);
    update(next);
    if (isNothing(next.now)) leave(next.now.to);
  };

  return {
    taker: suggestingInput({
      propose,
      proposeAtSelection,
      remove,
      stepBack,
      compose() {
        if (current() === undefined) begin();
      },
      refuse: onRefuse,
    }),
    begin,
    reopen(id) {
      const { state } = host;
      const place =
        state &&
        commentMarksIn(state)
          ?.places()
          .find((each) => each.id === id);
      const thread = mine().get(id);
      if (place === undefined || thread?.suggestion == null) return false;
      if (current() !== undefined) leave();
      open(pendingOf(id, { from: place.from, to: place.to, insert: thread.suggestion.insert }));
      return true;
    },
    decided({ id, suggestion }) {
      const there = layer();
      if (there?.pending.id !== id || suggestion === null || suggestion.state === "open") return false;
      const { to, from, insert } = there.pending.now;
      const rest = restOf(suggestion, insert);
      if (there.look !== undefined) outbox.hold(id);
      if (there.look === undefined || rest === "") {
        typed.forget();
        return rest === "";
      }
      const start = suggestion.state === "accepted" ? to : from;
      typed.goOnAs(pendingFrom(createId(), { from: start, to, insert: rest }));
      return true;
    },
    stop: () => typed.stop(),
  };
}

function withoutLast(text: string): string {
  const letters = [...new Intl.Segmenter(undefined, { granularity: "grapheme" }).segment(text)];
  return text.slice(0, letters.at(-1)?.index ?? 0);
}
