import { Schema } from "prosemirror-model";
import { EditorState, NodeSelection, TextSelection } from "prosemirror-state";
import { EditorView } from "prosemirror-view";
import * as Y from "yjs";
import type { Binding } from "#lib/editor/binding/binding.ts";
import { schema } from "#lib/editor/schema/schema.ts";
import type { EditorUnderTest } from "./editor-under-test.ts";
import { complain } from "./quire-complaint.ts";
import { quireOutline } from "./quire-outline.ts";
import { yjsWire } from "./yjs-wire.ts";

/** A Quire from before there were dividers: the binding alone, which is what has to let them be. */
export function openOlderQuire(binding: Binding, start: Uint8Array, clientId: number): EditorUnderTest {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  Y.applyUpdate(doc, start);
  const { marks } = schema.spec;
  const known = Object.fromEntries(
    Object.keys(schema.nodes).flatMap((name) => {
      const spec = schema.nodes[name]?.spec;
      return name === "divider" || spec === undefined ? [] : [[name, spec] as const];
    }),
  );
  const older = new Schema({ nodes: known, marks });
  const plugins = binding.plugins({ doc, editable: true });
  const state = EditorState.create({ doc: binding.read(doc, older), plugins });
  const view = new EditorView(document.body.appendChild(document.createElement("div")), { state });
  return {
    view,
    wire: yjsWire(Y, doc),
    selectText: (from, to) => TextSelection.create(view.state.doc, from, to),
    selectNode: (position) => NodeSelection.create(view.state.doc, position),
    outline: quireOutline,
    complaint: () => complain(view.state.doc, binding.read(doc, older)),
    commands: {},
    close: () => {
      view.destroy();
      doc.destroy();
    },
  };
}
