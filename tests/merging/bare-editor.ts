/** What a binding stands on: ProseMirror alone with our schema and keys, and all of our editor with no binding at all. */
import { baseKeymap } from "prosemirror-commands";
import { keymap } from "prosemirror-keymap";
import { Node } from "prosemirror-model";
import { EditorState, NodeSelection, type Plugin, TextSelection } from "prosemirror-state";
import { EditorView } from "prosemirror-view";
import * as Y from "yjs";
import { bindingFor } from "#lib/editor/binding/by-format.ts";
import { setBlock } from "#lib/editor/commands/set-block.ts";
import { toggleMarkByName } from "#lib/editor/commands/toggle-mark.ts";
import { createEditorState } from "#lib/editor/create-state.ts";
import { schema } from "#lib/editor/schema/schema.ts";
import { englishTexts } from "#lib/texts/testing/english-texts.ts";
import type { EditorUnderTest, Subject } from "./editor-under-test.ts";
import { quireOutline, toQuireDocument } from "./quire-outline.ts";
import { StepWire } from "./step-wire.ts";

const bytes = new TextEncoder();
const text = new TextDecoder();

export const bareSubject = subject("ProseMirror alone (floor)", (doc, plugin) =>
  EditorState.create({ doc, plugins: [plugin, keymap(baseKeymap)] }),
);

export const bareQuire = subject("Quire without a binding", (doc, plugin) =>
  createEditorState({
    doc: new Y.Doc(),
    format: "text",
    binding: {
      ...bindingFor("text"),
      read: () => doc,
      plugins: () => [plugin],
      undo: () => false,
      redo: () => false,
    },
    editable: true,
    texts: englishTexts,
  }),
);

function subject(name: string, createState: (doc: Node, plugin: Plugin) => EditorState): Subject {
  return {
    name,
    seed: async (content) => bytes.encode(JSON.stringify(toQuireDocument(content, schema).toJSON())),
    open: async (start) => openAlone(Node.fromJSON(schema, JSON.parse(text.decode(start))), createState),
  };
}

function openAlone(doc: Node, createState: (doc: Node, plugin: Plugin) => EditorState): EditorUnderTest {
  const wire = new StepWire();
  const view = new EditorView(document.body.appendChild(document.createElement("div")), {
    state: createState(doc, wire.plugin),
  });
  wire.view = view;
  return {
    view,
    wire,
    selectText: (from, to) => TextSelection.create(view.state.doc, from, to),
    selectNode: (position) => NodeSelection.create(view.state.doc, position),
    outline: quireOutline,
    commands: {
      kind: () => setBlock({ kind: "heading", level: 2 })(view.state, view.dispatch, view),
      mark: () => toggleMarkByName("strong")(view.state, view.dispatch, view),
    },
    close: () => view.destroy(),
  };
}
