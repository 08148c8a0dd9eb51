import type { Command, EditorState } from "prosemirror-state";
import { roots } from "#lib/collab/document-format.ts";
import type { Anchor, Binding } from "../binding.ts";
import { remoteCursorsPlugin } from "../remote-cursors.ts";
import { fromRange } from "./anchored-range.ts";
import { fromAnchor, toAnchor } from "./anchors.ts";
import { blockAt, blockName } from "./block-names.ts";
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

function anchorAt(state: EditorState, position: number, side: -1 | 1): Anchor {
  return toAnchor(indexOf(state), position, side);
}

function positionOf(state: EditorState, anchor: Anchor): number | undefined {
  return fromAnchor(indexOf(state), anchor);
}

/** The index that the state's view keeps; for a state without a view, one for the moment. */
function indexOf(state: EditorState): DocumentIndex {
  const session = syncKey.getState(state)?.session;
  if (session === undefined) throw new Error("The state has no plugins of the text binding");
  return session.index ?? new DocumentIndex(session.doc, state.schema);
}

/** Format **text**: the body in one flat Y.Text (layout.ts), where crossing edits lose and double nothing. */
export const textBinding: Binding = {
  format: "text",
  plugins: ({ doc, awareness, editable }) => [
    syncPlugin(new Session(doc, editable)),
    ...(awareness === undefined
      ? []
      : [
          remoteCursorsPlugin({
            awareness,
            publish: editable,
            toAnchor: anchorAt,
            fromAnchor: positionOf,
          }),
        ]),
  ],
  undo,
  redo,
  longSteps: {
    has: (state, step) => syncKey.getState(state)?.session.history.hasLong(step) ?? false,
    takeBack: (state, step) => syncKey.getState(state)?.session.takeBack(step),
  },
  read: readDocument,
  seed: seedDocument,
  toAnchor: anchorAt,
  fromAnchor: positionOf,
  fromRange: (state, range) => fromRange(indexOf(state), range),
  resolveAnchor: (doc, schema, anchor) =>
    doc.share.has(roots.textBody) ? fromAnchor(new DocumentIndex(doc, schema), anchor) : undefined,
  blockName: (state, position) => blockName(indexOf(state), position),
  blockAt: (state, name) => blockAt(indexOf(state), name),
};
