import { Plugin, type PluginKey } from "prosemirror-state";
import { ySyncPluginKey } from "y-prosemirror";
import type * as Y from "yjs";
import { isRemoteChange, startsUndoStep } from "../transaction-meta.ts";
import { BodyLink } from "./body-link.ts";
import { unmarkAtoms } from "./unmark-atoms.ts";

/** What y-prosemirror's other plugins read under `ySyncPluginKey`, and what the transactions since the last push asked for. */
interface SyncState {
  type: Y.XmlFragment;
  doc: Y.Doc;
  /** y-prosemirror would restore the caret through it, by numbers; ours does it by anchors (body-link.ts). */
  binding: null;
  isChangeOrigin: boolean;
  isUndoRedoOperation: boolean;
  addToHistory: boolean;
  undoSteps: number;
}

const syncKey: PluginKey<SyncState> = ySyncPluginKey;

/**
 * Stands in for y-prosemirror's sync plugin, under its key: same shared document, read without deleting and written and shown
 * with the least change. Under `editable: false` it refuses every change that does not come from the shared document.
 */
export function syncPlugin(body: Y.XmlFragment, doc: Y.Doc, editable: boolean): Plugin<SyncState> {
  return new Plugin<SyncState>({
    key: syncKey,
    state: {
      init: () => ({
        type: body,
        doc,
        binding: null,
        isChangeOrigin: false,
        isUndoRedoOperation: false,
        addToHistory: true,
        undoSteps: 0,
      }),
      apply: (tr, state) => {
        const change: unknown = tr.getMeta(syncKey);
        const says = (name: string) =>
          typeof change === "object" &&
          change !== null &&
          Object.entries(change).some(([key, value]) => key === name && value === true);
        return {
          ...state,
          isChangeOrigin: says("isChangeOrigin"),
          isUndoRedoOperation: says("isUndoRedoOperation"),
          addToHistory: tr.getMeta("addToHistory") !== false,
          undoSteps: state.undoSteps + (startsUndoStep(tr) ? 1 : 0),
        };
      },
    },
    appendTransaction: (transactions, previous, state) =>
      transactions.some((tr) => tr.docChanged) ? unmarkAtoms(previous, state) : undefined,
    filterTransaction: (tr) => editable || !tr.docChanged || isRemoteChange(tr),
    view: (view) => {
      const link = new BodyLink(view, body, doc);
      // Between reading the document and showing it, others may have gone on writing.
      link.pull(false);
      return {
        update: (_view, previous) => {
          const before = syncKey.getState(previous);
          const now = syncKey.getState(view.state);
          link.push(previous, now?.addToHistory ?? true, before?.undoSteps !== now?.undoSteps);
        },
        destroy: () => link.destroy(),
      };
    },
  });
}
