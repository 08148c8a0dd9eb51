/** The floor: our schema, keys and commands with no binding at all; the other end is handed ProseMirror's own steps. */
import { baseKeymap } from "prosemirror-commands";
import { keymap } from "prosemirror-keymap";
import { Node } from "prosemirror-model";
import { EditorState, NodeSelection, TextSelection } from "prosemirror-state";
import { Step } from "prosemirror-transform";
import { EditorView } from "prosemirror-view";
import { setBlock } from "#lib/editor/commands/set-block.ts";
import { toggleMarkByName } from "#lib/editor/commands/toggle-mark.ts";
import { schema } from "#lib/editor/schema/schema.ts";
import type { EditorUnderTest, Subject, Wire } from "./editor-under-test.ts";
import { quireOutline, toQuireDocument } from "./quire-outline.ts";

const bytes = new TextEncoder();
const text = new TextDecoder();

export const bareSubject: Subject = {
  name: "ProseMirror alone (floor)",
  seed: async (content) => bytes.encode(JSON.stringify(toQuireDocument(content, schema).toJSON())),
  open: async (start) => openAlone(start),
};

function openAlone(start: Uint8Array): EditorUnderTest {
  const wire = new StepWire();
  const view: EditorView = new EditorView(document.body.appendChild(document.createElement("div")), {
    state: EditorState.create({
      doc: Node.fromJSON(schema, JSON.parse(text.decode(start))),
      plugins: [keymap(baseKeymap)],
    }),
    dispatchTransaction: (tr) => {
      view.updateState(view.state.apply(tr));
      if (tr.docChanged && tr.getMeta("remote") !== true) wire.send(tr.steps);
    },
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

/** Not a Yjs wire: steps as JSON, which only make sense at the other end of the same sequence. */
class StepWire implements Wire {
  view: EditorView | undefined;
  changes = 0;
  readonly #listeners: ((update: Uint8Array) => void)[] = [];

  onLocalUpdate(listener: (update: Uint8Array) => void): void {
    this.#listeners.push(listener);
  }

  send(steps: readonly Step[]): void {
    this.changes += 1;
    const update = bytes.encode(JSON.stringify(steps.map((step) => step.toJSON())));
    for (const listener of this.#listeners) listener(update);
  }

  receive(update: Uint8Array): void {
    if (this.view === undefined) return;
    const { tr } = this.view.state;
    const steps: object[] = JSON.parse(text.decode(update));
    for (const step of steps) tr.step(Step.fromJSON(schema, step));
    this.view.dispatch(tr.setMeta("remote", true));
  }

  stateVector(): Uint8Array {
    return new Uint8Array();
  }

  updateSince(): Uint8Array {
    return new Uint8Array();
  }
}
