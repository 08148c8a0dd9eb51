import type { Command, EditorState } from "prosemirror-state";
import { redoCommand, undoCommand, ySyncPluginKey, yUndoPlugin, yUndoPluginKey } from "y-prosemirror";
import * as Y from "yjs";
import { roots } from "#lib/collab/document-format.ts";
import type { Anchor, Binding } from "../binding.ts";
import { remoteCursorsPlugin } from "../remote-cursors.ts";
import { blockAt, blockName } from "./block-names.ts";
import { fromBodyAnchor, fromBodyRange, toBodyAnchor } from "./body-anchor.ts";
import { readBody } from "./read-body.ts";
import { seedBody } from "./seed-body.ts";
import { syncPlugin } from "./sync-plugin.ts";

/**
 * Format xml: the Y.XmlFragment that y-prosemirror editors share. y-prosemirror brings the layout, the undo plugin and the
 * shape of cursors; reading and writing are narrowed here, because its own delete what they do not know and replace the whole
 * document at every remote letter (docs/decisions).
 */
export const xmlBinding: Binding = {
  format: "xml",
  plugins: ({ doc, awareness, editable }) => [
    syncPlugin(bodyOf(doc), doc, editable),
    // A block or a text in which somebody else wrote stays when its making is undone.
    ...(editable ? [yUndoPlugin({ protectedNodes: new Set(["block"]) })] : []),
    ...(awareness === undefined
      ? []
      : [
          remoteCursorsPlugin({
            awareness,
            publish: editable,
            toAnchor,
            fromAnchor,
          }),
        ]),
  ],
  undo: whenUndoIsThere(undoCommand),
  redo: whenUndoIsThere(redoCommand),
  read: (doc, schema) => readBody(bodyOf(doc), schema),
  seed: seedBody,
  toAnchor,
  fromAnchor,
  fromRange: (state, range) => fromBodyRange(bodyIn(state), state.doc, range),
  resolveAnchor: (doc, schema, anchor) => {
    const body = bodyOf(doc);
    return fromBodyAnchor(body, readBody(body, schema), anchor);
  },
  blockName: (state, position) => blockName(bodyIn(state), state.doc, position),
  blockAt: (state, name) => blockAt(bodyIn(state), state.doc, name),
};

function toAnchor(state: EditorState, position: number, side: -1 | 1): Anchor {
  return toBodyAnchor(bodyIn(state), state.doc, position, side);
}

function fromAnchor(state: EditorState, anchor: Anchor): number | undefined {
  return fromBodyAnchor(bodyIn(state), state.doc, anchor);
}

function bodyOf(doc: Y.Doc): Y.XmlFragment {
  return doc.getXmlFragment(roots.xmlBody);
}

function bodyIn(state: EditorState): Y.XmlFragment {
  const type: unknown = ySyncPluginKey.getState(state)?.type;
  if (type instanceof Y.XmlFragment) return type;
  throw new Error("The state has no plugins of the xml binding");
}

/** A viewer has no undo plugin; y-prosemirror answers undefined then. */
function whenUndoIsThere(command: Command): Command {
  return (state, dispatch, view) =>
    yUndoPluginKey.getState(state) !== undefined && command(state, dispatch, view);
}
