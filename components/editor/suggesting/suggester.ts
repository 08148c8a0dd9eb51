/**
 * Turns what somebody does to the text into suggestions. The first key opens a field inside the text (suggesting-field.ts), at the
 * caret or behind what is selected; from there on they type in it, and the document stays as it is. What is struck and added is
 * one suggestion, handed to the outbox as it grows; leaving the field ends it.
 */
import { type EditorState, Selection, TextSelection, type Transaction } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import type { NewProposal, Thread } from "#lib/collab/comments-api.ts";
import { createId } from "#lib/collab/doc-id.ts";
import { limits } from "#lib/collab/limits.ts";
import { paragraphSign } from "#lib/comments/suggestions/proposal-text.ts";
import { restOf } from "#lib/comments/suggestions/rest-of.ts";
import type { SuggestionOutbox } from "#lib/comments/suggestions/suggestion-outbox.ts";
import type { Binding } from "#lib/editor/binding/binding.ts";
import { isRemoteChange } from "#lib/editor/binding/transaction-meta.ts";
import { commentMarksIn } from "#lib/editor/plugins/comment-marks.ts";
import { onLayer } from "#lib/editor/plugins/late-decorations.ts";
import type { InputTaker } from "#lib/editor/plugins/late-input.ts";
import { extendBackward, extendForward, type Unit } from "#lib/editor/suggesting/extend.ts";
import {
  type Draft,
  isNothing,
  type Pending,
  pendingFrom,
  redone,
  undone,
  withDraft,
} from "#lib/editor/suggesting/pending.ts";
import { PendingLayer, pendingIn } from "#lib/editor/suggesting/pending-layer.ts";
import { isTextBetween, proposedChange } from "#lib/editor/suggesting/proposed-change.ts";
import type { EditorHost } from "../editor-host.ts";
import { createSuggestingField, type SuggestingFieldWords } from "./suggesting-field.ts";

/** Why something cannot be suggested: formatting and the like; nothing there to delete; more than one suggestion takes. */
export type Refusal = "onlyText" | "edge" | "tooLong";

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

export interface SuggesterOptions {
  host: EditorHost;
  binding: Binding;
  color: string;
  words: SuggestingFieldWords;
  outbox: SuggestionOutbox;
  /** One's own suggestions that nobody has decided. */
  mine: () => ReadonlyMap<string, Thread>;
  /** Which suggestion is being typed now. */
  onOpen: (id: string | undefined) => void;
  onRefuse: (why: Refusal) => void;
}

export function createSuggester(options: SuggesterOptions): Suggester {
  const { host, binding, outbox, mine, onOpen, onRefuse } = options;
  /** Begun by a button, and nothing typed yet: then leaving it proposes nothing. */
  let isUntouched = false;
  /** While the focus is where one types; what takes it away without a hand (the text is drawn anew) gives it back. */
  let isHeld = false;

  const layer = () => host.state && pendingIn(host.state);
  const current = () => {
    const there = layer();
    return there?.look === undefined ? undefined : there.pending;
  };
  const field = createSuggestingField(options.words, options.color, {
    onInput: () => input(),
    onKey: (event) => press(event),
    onDeleteBeyond: (side, unit) => deleteBeyond(side, unit),
    onDone: () => done(),
    onDiscard: () => discard(),
    onBlur: (to) => {
      if (to !== null) isHeld = false;
      // In a task of its own: drawing the text anew, the browser may take the focus and get it back.
      setTimeout(() => {
        if (current() === undefined || field.hasFocus()) return;
        isHeld = false;
        if (document.hasFocus()) leave();
        else outbox.flush();
      });
    },
  });
  const look = { color: options.color, field: field.element };

  const draw = (pending: Pending | undefined, isOpen: boolean, caret?: number): void =>
    host.tell((state, dispatch) => {
      const { tr } = state;
      if (caret !== undefined) tr.setSelection(Selection.near(tr.doc.resolve(caret), -1));
      dispatch?.(
        onLayer(tr, "suggesting", pending && PendingLayer.of(state, pending, isOpen ? look : undefined)),
      );
      return true;
    });
  const open = (pending: Pending): void => {
    field.setText(pending.now.insert);
    draw(pending, true, pending.now.to);
    onOpen(pending.id);
    field.focus();
    isHeld = true;
  };
  const update = (next: Pending | undefined): void => {
    const { state } = host;
    if (next === undefined || state === undefined) return;
    if (next.now.insert.length > limits.maxSuggestionLength) {
      onRefuse("tooLong");
      const [before, after] = [current()?.now.insert ?? "", next.now.insert.length];
      if (before.length < after) field.setText(before);
      return;
    }
    isUntouched = false;
    if (!field.isComposing()) field.setText(next.now.insert);
    draw(next, true, next.now.to);
    if (isHeld && !field.hasFocus()) field.focus();
    // Taken away from the server when it is left: a thread that is deleted never comes back.
    if (isNothing(next.now)) outbox.hold(next.id);
    else outbox.put(next.id, toProposal(state, binding, next.now));
  };
  /** Ends what is being typed. With a caret, the focus goes there. */
  const leave = (caret?: number): void => {
    const pending = current();
    if (pending === undefined) return;
    isHeld = false;
    const isOver = isNothing(pending.now);
    draw(isUntouched || isOver ? undefined : pending, false, caret);
    if (isOver && !isUntouched) outbox.drop(pending.id);
    isUntouched = false;
    onOpen(undefined);
    outbox.flush();
    if (caret !== undefined) host.focus();
  };
  /** By its button: then nothing typed for what is selected means that it shall go. */
  const done = (): void => {
    const pending = current();
    if (pending === undefined) return;
    if (isUntouched && !isNothing(pending.now)) update(pending);
    leave(pending.now.to);
  };
  const discard = (): void => {
    const pending = current();
    if (pending === undefined) return;
    const caret = pending.now.to;
    if (!isUntouched) outbox.drop(pending.id);
    isUntouched = false;
    isHeld = false;
    draw(undefined, false, caret);
    onOpen(undefined);
    host.focus();
  };

  const input = (): void => {
    const pending = current();
    if (pending !== undefined) update(withDraft(pending, { ...pending.now, insert: field.text() }));
  };
  const deleteBeyond = (side: -1 | 1, unit: Unit): void => {
    const [pending, doc] = [current(), host.state?.doc];
    if (pending === undefined || doc === undefined) return;
    const { from, to, insert } = pending.now;
    if (isUntouched && from < to) {
      update(pending);
      return;
    }
    const edge = side === -1 ? extendBackward(doc, from, unit) : extendForward(doc, to, unit);
    if (edge === undefined) onRefuse("edge");
    else update(withDraft(pending, { from: Math.min(from, edge), to: Math.max(to, edge), insert }));
  };
  /** Keys in the field. */
  const press = (event: KeyboardEvent): boolean => {
    const pending = current();
    if (pending === undefined) return false;
    const { key, shiftKey } = event;
    const isMod = event.ctrlKey || event.metaKey;
    const { start, end } = field.selected();
    const [isAtStart, isAtEnd] = [start === 0 && end === 0, start === end && end === field.text().length];
    if (isMod && key.toLowerCase() === "z") {
      update(shiftKey ? redone(pending) : undone(pending));
    } else if (isMod && key.toLowerCase() === "y") update(redone(pending));
    else if (isMod && /^[biu]$/i.test(key)) onRefuse("onlyText");
    else if (key === "Escape" || (isMod && key === "Enter")) leave(pending.now.to);
    else if (key === "Backspace" && isAtStart) deleteBeyond(-1, isMod ? "word" : "letter");
    else if (key === "Delete" && isAtEnd) deleteBeyond(1, isMod ? "word" : "letter");
    else if (key === "ArrowLeft" && !shiftKey && isAtStart) leave(pending.now.from);
    else if (key === "ArrowRight" && !shiftKey && isAtEnd) leave(pending.now.to);
    else if (/^Arrow(Up|Down)$/.test(key) && !shiftKey && !field.text().includes("\n")) {
      leave(pending.now.to);
      document.getSelection()?.modify("move", key === "ArrowUp" ? "backward" : "forward", "line");
    } else return false;
    return true;
  };

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
  const proposeAtSelection = (insert: string): true => {
    host.catchUp();
    const at = host.state && selected(host.state);
    if (at === undefined) onRefuse("onlyText");
    else propose({ from: at.from, to: at.to, insert });
    return true;
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
    isUntouched = before === undefined;
    open(
      before ?? {
        ...pendingFrom(createId(), { from, to, insert: "" }),
        past: [{ from: to, to, insert: "" }],
      },
    );
  };
  const remove = (side: -1 | 1, unit: Unit): true => {
    host.catchUp();
    const { state } = host;
    if (state === undefined) return true;
    if (!state.selection.empty) return proposeAtSelection("");
    const at = state.selection.from;
    const before = mineAt(state, at, at);
    if (before !== undefined) {
      open(before);
      const { from, to, insert } = before.now;
      // What is added there stands before the caret.
      if (side === -1 && insert !== "" && at === to)
        update(withDraft(before, { from, to, insert: withoutLast(insert) }));
      else deleteBeyond(side, unit);
      return true;
    }
    const edge = side === -1 ? extendBackward(state.doc, at, unit) : extendForward(state.doc, at, unit);
    if (edge === undefined) onRefuse("edge");
    else propose({ from: Math.min(at, edge), to: Math.max(at, edge), insert: "" });
    return true;
  };
  /** Takes back, or brings again, a step of the suggestion that was left last. */
  const stepBack = (step: typeof undone): true => {
    const last = layer();
    const next = last && step(last.pending);
    if (last === undefined || next === undefined || !mine().has(last.pending.id)) return true;
    if (last.look === undefined) open(last.pending);
    update(next);
    if (isNothing(next.now)) leave(next.now.to);
    return true;
  };

  const key = (_view: EditorView, event: KeyboardEvent): boolean => {
    const { key: name, shiftKey, altKey } = event;
    // An input method begins: its letters are to come into the field.
    if (event.keyCode === 229 && !event.isComposing) {
      if (current() === undefined) openForComposition();
      return false;
    }
    if (event.isComposing) return false;
    const isAltGraph = event.getModifierState("AltGraph");
    const isMod = (event.ctrlKey || event.metaKey) && !isAltGraph;
    if (isMod && !altKey && name.toLowerCase() === "z") return stepBack(shiftKey ? redone : undone);
    if (isMod && !altKey && name.toLowerCase() === "y") return stepBack(redone);
    if (name === "Backspace" || name === "Delete")
      return remove(name === "Backspace" ? -1 : 1, isMod ? "word" : "letter");
    if (isMod || (altKey && !isAltGraph && !/^\S$/u.test(name))) return false;
    if (name === "Enter") return proposeAtSelection("\n");
    return /^.$/u.test(name) && !(altKey && !isAltGraph) ? proposeAtSelection(name) : false;
  };
  const openForComposition = (): void => {
    if (current() === undefined) begin();
  };

  const stopHearing = host.subscribe(() => {
    // The block that holds the field may be drawn anew.
    if (isHeld && current() !== undefined && !field.hasFocus() && document.hasFocus()) field.focus();
  });

  return {
    taker: {
      key,
      change(_view, tr: Transaction) {
        if (!tr.docChanged || isRemoteChange(tr)) return false;
        const change = proposedChange(tr);
        if (change === "other") onRefuse("onlyText");
        else propose(change);
        return true;
      },
      text(view, from, to, text) {
        if (isTextBetween(view.state.doc, from, to)) propose({ from, to, insert: text });
        else onRefuse("onlyText");
        return true;
      },
      paste(_view, event) {
        const text = event.clipboardData?.getData("text/plain").replace(/\r\n?/g, "\n") ?? "";
        if (text === "") onRefuse("onlyText");
        else proposeAtSelection(text);
        return true;
      },
      drop(_view, event) {
        event.preventDefault();
        onRefuse("onlyText");
        return true;
      },
      composition: openForComposition,
    },
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
        isHeld = false;
        draw(undefined, false);
        onOpen(undefined);
        if (field.hasFocus()) host.focus();
        return rest === "";
      }
      const next = pendingFrom(createId(), {
        from: suggestion.state === "accepted" ? to : from,
        to,
        insert: rest,
      });
      onOpen(next.id);
      update(next);
      return true;
    },
    stop() {
      stopHearing();
      leave();
      draw(undefined, false);
    },
  };
}

function withoutLast(text: string): string {
  const letters = [...new Intl.Segmenter(undefined, { granularity: "grapheme" }).segment(text)];
  return text.slice(0, letters.at(-1)?.index ?? 0);
}

/** With anchors in place of positions, for the server. */
function toProposal(state: EditorState, binding: Binding, { from, to, insert }: Draft): NewProposal {
  if (from === to) {
    const at = binding.toAnchor(state, from, -1);
    return { range: { from: at, to: at }, quote: "", insert };
  }
  return {
    range: { from: binding.toAnchor(state, from, 1), to: binding.toAnchor(state, to, -1) },
    // One more than is kept: so it shows that there was more.
    quote: state.doc.textBetween(from, to, paragraphSign, " ").slice(0, limits.maxQuoteLength + 1),
    insert,
  };
}
