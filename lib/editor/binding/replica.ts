/** One person's editor for tests: a Y.Doc and a view on it, joined to others by hand. Needs a DOM (happy-dom). */
import type { Node } from "prosemirror-model";
import { type Command, EditorState, TextSelection } from "prosemirror-state";
import { EditorView } from "prosemirror-view";
import { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import { schema } from "../schema/schema.ts";
import type { Binding } from "./binding.ts";

export interface ReplicaOptions {
  binding: Binding;
  /** What the document holds before this person opens it. */
  update?: Uint8Array;
  editable?: boolean;
  /** Yjs settles ties by it: tests pin it. */
  clientId?: number;
}

export class Replica {
  readonly doc = new Y.Doc();
  readonly awareness: Awareness;
  readonly view: EditorView;
  readonly binding: Binding;

  constructor({ binding, update, editable = true, clientId }: ReplicaOptions) {
    if (clientId !== undefined) this.doc.clientID = clientId;
    this.binding = binding;
    if (update !== undefined) Y.applyUpdate(this.doc, update);
    this.awareness = new Awareness(this.doc);
    this.view = new EditorView(document.body.appendChild(document.createElement("div")), {
      state: EditorState.create({
        doc: binding.read(this.doc, schema),
        plugins: binding.plugins({ doc: this.doc, awareness: this.awareness, editable }),
      }),
    });
  }

  /** One line per block: `kind:text`, atoms by their type's name. */
  get lines(): string[] {
    return this.view.state.doc.children.map((node) =>
      node.isTextblock ? `${String(node.attrs.kind)}:${node.textContent}` : node.type.name,
    );
  }

  /** Position of the first `text`, plus `offset` letters. */
  find(text: string, offset = 0): number {
    let found = -1;
    this.view.state.doc.descendants((node, position) => {
      const index = node.isTextblock && found < 0 ? node.textContent.indexOf(text) : -1;
      if (index >= 0) found = position + 1 + index + offset;
    });
    if (found < 0) throw new Error(`no "${text}" in ${JSON.stringify(this.lines)}`);
    return found;
  }

  select(anchor: number, head = anchor): this {
    const { state } = this.view;
    this.view.dispatch(state.tr.setSelection(TextSelection.create(state.doc, anchor, head)));
    return this;
  }

  type(text: string): this {
    for (const letter of text) this.view.dispatch(this.view.state.tr.insertText(letter));
    return this;
  }

  run(command: Command): boolean {
    return command(this.view.state, this.view.dispatch, this.view);
  }

  undo(): boolean {
    return this.run(this.binding.undo);
  }

  redo(): boolean {
    return this.run(this.binding.redo);
  }

  /** What the shared document says, read anew. Equals the view's document whenever nothing is being dispatched. */
  get stored(): Node {
    return this.binding.read(this.doc, schema);
  }

  destroy(): void {
    this.view.destroy();
    this.awareness.destroy();
    this.doc.destroy();
  }
}

/** Gives each document what it lacks of the other, once. */
export function exchange(a: Replica, b: Replica): void {
  const forB = Y.encodeStateAsUpdate(a.doc, Y.encodeStateVector(b.doc));
  const forA = Y.encodeStateAsUpdate(b.doc, Y.encodeStateVector(a.doc));
  Y.applyUpdate(b.doc, forB, "network");
  Y.applyUpdate(a.doc, forA, "network");
}

/** Passes every update on at once, until the returned function is called. */
export function connect(a: Replica, b: Replica): () => void {
  exchange(a, b);
  const toB = (update: Uint8Array, origin: unknown) => {
    if (origin !== "network") Y.applyUpdate(b.doc, update, "network");
  };
  const toA = (update: Uint8Array, origin: unknown) => {
    if (origin !== "network") Y.applyUpdate(a.doc, update, "network");
  };
  a.doc.on("update", toB);
  b.doc.on("update", toA);
  return () => {
    a.doc.off("update", toB);
    b.doc.off("update", toA);
  };
}
