/**
 * The suggestion that is being typed: its field in the text, what is struck beside it, and its copy in the outbox, which grows with
 * it. One at a time. What begins one is in suggester.ts, what its keys do in field-keys.ts.
 */
import { Selection } from "prosemirror-state";
import { limits } from "#lib/collab/limits.ts";
import type { SuggestionOutbox } from "#lib/comments/suggestions/suggestion-outbox.ts";
import type { Binding } from "#lib/editor/binding/binding.ts";
import { onLayer } from "#lib/editor/plugins/late-decorations.ts";
import { extendBackward, extendForward, type Unit } from "#lib/editor/suggesting/extend.ts";
import { isNothing, type Pending, withDraft } from "#lib/editor/suggesting/pending.ts";
import { PendingLayer, pendingIn } from "#lib/editor/suggesting/pending-layer.ts";
import type { EditorHost } from "../editor-host.ts";
import { fieldKeys } from "./field-keys.ts";
import {
  createSuggestingField,
  type SuggestingField,
  type SuggestingFieldWords,
} from "./suggesting-field.ts";
import { toProposal } from "./to-proposal.ts";

/** Why something cannot be suggested: formatting and the like; nothing there to delete; more than one suggestion takes. */
export type Refusal = "onlyText" | "edge" | "tooLong";

export interface OpenSuggestionOptions {
  host: EditorHost;
  binding: Binding;
  color: string;
  words: SuggestingFieldWords;
  outbox: SuggestionOutbox;
  /** Which suggestion is being typed now. */
  onOpen: (id: string | undefined) => void;
  onRefuse: (why: Refusal) => void;
}

export interface OpenSuggestion {
  readonly field: SuggestingField;
  /** The one that is being typed; undefined when none is. */
  readonly current: () => Pending | undefined;
  /** Opens the field. `isUntouched`: a button did, and leaving it before anything is typed proposes nothing. */
  readonly open: (pending: Pending, isUntouched?: boolean) => void;
  /** Draws and sends it as it is now; undefined changes nothing. */
  readonly update: (next: Pending | undefined) => void;
  /** What was typed on as another one. */
  readonly goOnAs: (next: Pending) => void;
  /** Ends what is being typed. With a caret, the focus goes there. */
  readonly leave: (caret?: number) => void;
  /** A deletion that goes on in the text around the field. */
  readonly deleteBeyond: (side: -1 | 1, unit: Unit) => void;
  /** Takes it out of the text: somebody decided about it. */
  readonly forget: () => void;
  readonly stop: () => void;
}

export function createOpenSuggestion(options: OpenSuggestionOptions): OpenSuggestion {
  const { host, binding, outbox, onOpen, onRefuse } = options;
  /** Begun by a button, and nothing typed yet: then leaving it proposes nothing. */
  let untouched = false;
  /** While the focus is where one types; what takes it away without a hand (the text is drawn anew) gives it back. */
  let isHeld = false;

  const current = (): Pending | undefined => {
    const there = host.state && pendingIn(host.state);
    return there?.look === undefined ? undefined : there.pending;
  };
  const draw = (pending: Pending | undefined, isOpen: boolean, caret?: number): void =>
    host.tell((state, dispatch) => {
      const { tr } = state;
      if (caret !== undefined) tr.setSelection(Selection.near(tr.doc.resolve(caret), -1));
      dispatch?.(
        onLayer(tr, "suggesting", pending && PendingLayer.of(state, pending, isOpen ? look : undefined)),
      );
      return true;
    });
  const update = (next: Pending | undefined): void => {
    const { state } = host;
    if (next === undefined || state === undefined) return;
    if (next.now.insert.length > limits.maxSuggestionLength) {
      onRefuse("tooLong");
      const [before, after] = [current()?.now.insert ?? "", next.now.insert.length];
      if (before.length < after) field.setText(before);
      return;
    }
    untouched = false;
    if (!field.isComposing()) field.setText(next.now.insert);
    draw(next, true, next.now.to);
    if (isHeld && !field.hasFocus()) field.focus();
    // Taken away from the server when it is left: a thread that is deleted never comes back.
    if (isNothing(next.now)) outbox.hold(next.id);
    else outbox.put(next.id, toProposal(state, binding, next.now));
  };
  const leave = (caret?: number): void => {
    const pending = current();
    if (pending === undefined) return;
    isHeld = false;
    const isOver = isNothing(pending.now);
    draw(untouched || isOver ? undefined : pending, false, caret);
    if (isOver && !untouched) outbox.drop(pending.id);
    untouched = false;
    onOpen(undefined);
    outbox.flush();
    if (caret !== undefined) host.focus();
  };
  /** By its button: then nothing typed for what is selected means that it shall go. */
  const done = (): void => {
    const pending = current();
    if (pending === undefined) return;
    if (untouched && !isNothing(pending.now)) update(pending);
    leave(pending.now.to);
  };
  const discard = (): void => {
    const pending = current();
    if (pending === undefined) return;
    const caret = pending.now.to;
    if (!untouched) outbox.drop(pending.id);
    untouched = false;
    isHeld = false;
    draw(undefined, false, caret);
    onOpen(undefined);
    host.focus();
  };
  const deleteBeyond = (side: -1 | 1, unit: Unit): void => {
    const [pending, doc] = [current(), host.state?.doc];
    if (pending === undefined || doc === undefined) return;
    const { from, to, insert } = pending.now;
    if (untouched && from < to) {
      update(pending);
      return;
    }
    const edge = side === -1 ? extendBackward(doc, from, unit) : extendForward(doc, to, unit);
    if (edge === undefined) onRefuse("edge");
    else update(withDraft(pending, { from: Math.min(from, edge), to: Math.max(to, edge), insert }));
  };

  const field: SuggestingField = createSuggestingField(options.words, options.color, {
    onInput() {
      const pending = current();
      if (pending !== undefined) update(withDraft(pending, { ...pending.now, insert: field.text() }));
    },
    onKey(event) {
      const pending = current();
      return pending !== undefined && keys(event, pending);
    },
    onDeleteBeyond: deleteBeyond,
    onDone: done,
    onDiscard: discard,
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
  const keys = fieldKeys(field, { update, leave, deleteBeyond, onRefuse });

  const stopHearing = host.subscribe(() => {
    // The block that holds the field may be drawn anew.
    if (isHeld && current() !== undefined && !field.hasFocus() && document.hasFocus()) field.focus();
  });

  return {
    field,
    current,
    open(pending, isUntouched = false) {
      untouched = isUntouched;
      field.setText(pending.now.insert);
      draw(pending, true, pending.now.to);
      onOpen(pending.id);
      field.focus();
      isHeld = true;
    },
    update,
    goOnAs(next) {
      onOpen(next.id);
      update(next);
    },
    leave,
    deleteBeyond,
    forget() {
      const hadFocus = field.hasFocus();
      isHeld = false;
      draw(undefined, false);
      onOpen(undefined);
      if (hadFocus) host.focus();
    },
    stop() {
      stopHearing();
      leave();
      draw(undefined, false);
    },
  };
}
