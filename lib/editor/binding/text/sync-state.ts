/**
 * What the editor did since it last agreed with the text, as plugin state: a chain from the current document back to the
 * one that the text holds. `apply` stays pure; the view plugin writes when the view has taken the state.
 */

import type { Node } from "prosemirror-model";
import { type EditorState, Plugin, PluginKey, type Transaction } from "prosemirror-state";
import type { StepMap } from "prosemirror-transform";
import type { Session } from "./session.ts";

export interface SyncState {
  readonly session: Session;
  readonly doc: Node;
  readonly maps: readonly StepMap[];
  /** Of the last transaction. */
  readonly time: number;
  /** Cut once the text holds `doc`, so that the past can be collected. */
  previous: SyncState | null;
}

export const syncKey = new PluginKey<SyncState>("quire-text-sync");

/** What a transaction that came from the text says about itself (`tr.getMeta(syncKey)`). */
export interface SyncMeta {
  readonly fromText: true;
}

/** The state plugin that ties an editor to `session`. */
export function syncPlugin(session: Session): Plugin<SyncState> {
  return new Plugin<SyncState>({
    key: syncKey,
    state: {
      init: (_, state) => ({ session, doc: state.doc, maps: [], time: 0, previous: null }),
      apply: (tr, value) => (tr.docChanged ? toNext(tr, value) : value),
    },
    // A viewer's editor takes what comes from the text and nothing else.
    filterTransaction: (tr) => session.editable || !tr.docChanged || tr.getMeta(syncKey) !== undefined,
    view: (view) => session.attach(view),
  });
}

function toNext(tr: Transaction, value: SyncState): SyncState {
  return { session: value.session, doc: tr.doc, maps: tr.mapping.maps, time: tr.time, previous: value };
}

/** The steps from `base` to the state's document; undefined when they are not known (the state was replaced). */
export function stepsSince(state: EditorState, base: Node): StepMap[] | undefined {
  const chain: SyncState[] = [];
  for (let at = syncKey.getState(state) ?? null; at !== null; at = at.previous) {
    if (at.doc === base) return chain.reverse().flatMap((each) => each.maps);
    chain.push(at);
  }
  return undefined;
}
