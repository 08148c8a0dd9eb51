/** A binding's editor without a DOM: state, plugins' views, dispatch. Thousands of seeds run on it. */
import type { Node } from "prosemirror-model";
import { type Command, EditorState, type PluginView, type Transaction } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import * as Y from "yjs";
import type { Binding } from "#lib/editor/binding/binding.ts";
import { schema } from "#lib/editor/schema/schema.ts";

export class HeadlessEditor {
  readonly doc = new Y.Doc();
  readonly binding: Binding;
  state: EditorState;
  readonly #clock: { readonly now: number };
  readonly #views: PluginView[];

  /** `clock` (milliseconds) tells when something was done: undo groups by it. */
  constructor(
    binding: Binding,
    clientId: number,
    update: Uint8Array,
    { editable = true, clock = { now: 0 } } = {},
  ) {
    this.binding = binding;
    this.#clock = clock;
    this.doc.clientID = clientId;
    Y.applyUpdate(this.doc, update);
    const plugins = binding.plugins({ doc: this.doc, editable });
    this.state = EditorState.create({ doc: binding.read(this.doc, schema), plugins });
    // What the plugins of a binding use of a view: state, dispatch, composing. No cursors without awareness.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- and nothing else, or the suite fails
    const view = this as unknown as EditorView;
    this.#views = plugins.flatMap((plugin) => plugin.spec.view?.(view) ?? []);
  }

  /** Whether an input method is composing. */
  composing = false;

  readonly dispatch = (tr: Transaction): void => {
    const before = this.state;
    this.state = before.apply(tr.setTime(this.#clock.now));
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as above
    for (const view of this.#views) view.update?.(this as unknown as EditorView, before);
  };

  run(command: Command): boolean {
    return command(this.state, this.dispatch);
  }

  get stored(): Node {
    return this.binding.read(this.doc, schema);
  }

  destroy(): void {
    for (const view of this.#views) view.destroy?.();
    this.doc.destroy();
  }
}
