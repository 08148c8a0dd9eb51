/**
 * What the editor did since it last agreed with the text, as plugin state: a chain from the current document back to the
 * one that the text holds. `apply` stays pure; the view plugin writes when the view has taken the state.
 */

import type { Node } from "prosemirror-model";
import { type EditorState, Plugin, PluginKey, type Transaction } from "prosemirror-state";
import type { StepMap } from "prosemirror-transform";
import { isRemoteChange, type LongStep, longStepOf, startsUndoStep } from "../transaction-meta.ts";
import type { Session } from "./session.ts";

export interface SyncState {
  readonly session: Session;
  readonly doc: Node;
  readonly maps: readonly StepMap[];
  readonly time: number;
  readonly startsStep: boolean;
  readonly longStep: LongStep | undefined;
  readonly forgets: boolean;
  /** Cut once the text holds `doc`, so that the past can be collected. */
  previous: SyncState | null;
}

export const syncKey = new PluginKey<SyncState>("quire-text-sync");

/** The state plugin that ties an editor to `session`. */
export function syncPlugin(session: Session): Plugin<SyncState> {
  return new Plugin<SyncState>({
    key: syncKey,
    state: {
      init: (_, state) => ({
        session,
        doc: state.doc,
        maps: [],
        time: 0,
        startsStep: false,
        longStep: undefined,
        forgets: false,
        previous: null,
      }),
      apply: (tr, value) => (tr.docChanged ? toNext(tr, value) : value),
    },
    // A viewer's editor takes what comes from the text and nothing else.
    filterTransaction: (tr) => session.editable || !tr.docChanged || isRemoteChange(tr),
    props: {
      handleDOMEvents: {
        // After ProseMirror has read what the input method left behind.
        compositionend: (view) => {
          setTimeout(() => {
            if (!view.composing) session.release();
          }, 50);
          return false;
        },
      },
    },
    view: (view) => session.attach(view),
  });
}

function toNext(tr: Transaction, value: SyncState): SyncState {
  return {
    session: value.session,
    doc: tr.doc,
    maps: tr.mapping.maps,
    time: tr.time,
    startsStep: startsUndoStep(tr),
    longStep: longStepOf(tr),
    forgets: tr.getMeta("addToHistory") === false,
    previous: value,
  };
}

/** The steps from one document to another, and what undo should make of them. */
export interface Stretch {
  readonly maps: readonly StepMap[];
  readonly startsStep: boolean;
  /** What all of it is a part of. */
  readonly longStep: LongStep | undefined;
  /** Not to be taken back by undo. */
  readonly forgets: boolean;
  readonly time: number;
}

/** What led from `base` to the state's document; undefined when it is not known (the state was replaced). */
export function stretchSince(state: EditorState, base: Node): Stretch | undefined {
  const last = syncKey.getState(state) ?? null;
  // One transaction, as a rule.
  if (last !== null && last.doc !== base && last.previous?.doc === base) return last;
  const chain: SyncState[] = [];
  for (let at = last; at !== null; at = at.previous) {
    if (at.doc === base) {
      return {
        maps: chain.toReversed().flatMap((each) => each.maps),
        startsStep: chain.some((each) => each.startsStep),
        longStep: chain.every((each) => each.longStep === chain[0]?.longStep)
          ? chain[0]?.longStep
          : undefined,
        forgets: chain.length > 0 && chain.every((each) => each.forgets),
        time: chain[0]?.time ?? 0,
      };
    }
    chain.push(at);
  }
  return undefined;
}
