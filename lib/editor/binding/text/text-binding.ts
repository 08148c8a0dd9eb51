import type { Command } from "prosemirror-state";
import { roots } from "#lib/collab/document-format.ts";
import type { Binding } from "../binding.ts";
import { fromAnchor, toAnchor } from "./anchors.ts";
import { readDocument, seedDocument } from "./document.ts";
import { DocumentIndex } from "./document-index.ts";
import { Session } from "./session.ts";
import { syncKey, syncPlugin } from "./sync-state.ts";

const undo: Command = (state, dispatch) => {
  const session = syncKey.getState(state)?.session;
  if (session === undefined || !session.editable || !session.history.canUndo) return false;
  if (dispatch) session.travel("undo");
  return true;
};

const redo: Command = (state, dispatch) => {
  const session = syncKey.getState(state)?.session;
  if (session === undefined || !session.editable || !session.history.canRedo) return false;
  if (dispatch) session.travel("redo");
  return true;
};

/** Format **text**: the body in one flat Y.Text (layout.ts), where crossing edits lose and double nothing. */
export const textBinding: Binding = {
  format: "text",
  plugins: ({ doc, editable }) => [syncPlugin(new Session(doc, editable))],
  undo,
  redo,
  read: readDocument,
  seed: seedDocument,
  toAnchor(state, position, side) {
    const index = syncKey.getState(state)?.session.index;
    return index ? toAnchor(index, position, side) : { at: null };
  },
  fromAnchor(state, anchor) {
    const index = syncKey.getState(state)?.session.index;
    return index ? fromAnchor(index, anchor) : undefined;
  },
  resolveAnchor: (doc, schema, anchor) =>
    doc.share.has(roots.textBody) ? fromAnchor(new DocumentIndex(doc, schema), anchor) : undefined,
};
