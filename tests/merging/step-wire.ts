import { Plugin, PluginKey } from "prosemirror-state";
import type { Step } from "prosemirror-transform";
import type { EditorView } from "prosemirror-view";
import type { Wire } from "./editor-under-test.ts";

/** What was sent, by number: handing it over costs nothing, so that what is measured is ProseMirror. */
const sent: (readonly Step[])[] = [];

/**
 * For editors without a binding: hands ProseMirror's own steps to the other end, which must have seen all before them. Sends when
 * bindings do, as the view has drawn and not scrolled yet. Its plugin and its view have to be given to it.
 */
export class StepWire implements Wire {
  view: EditorView | undefined;
  changes = 0;
  readonly #listeners: ((update: Uint8Array) => void)[] = [];
  #steps: Step[] = [];

  readonly plugin: Plugin = new Plugin({
    key: new PluginKey("stepWire"),
    state: {
      init: () => undefined,
      apply: (tr) => {
        if (tr.getMeta("remote") !== true) this.#steps.push(...tr.steps);
      },
    },
    view: () => ({ update: () => this.#send() }),
  });

  #send(): void {
    if (this.#steps.length === 0) return;
    this.changes += 1;
    const number = sent.push(this.#steps) - 1;
    this.#steps = [];
    const update = new Uint8Array(Uint32Array.of(number).buffer);
    for (const listener of this.#listeners) listener(update);
  }

  onLocalUpdate(listener: (update: Uint8Array) => void): void {
    this.#listeners.push(listener);
  }

  receive(update: Uint8Array): void {
    const [number = -1] = new Uint32Array(update.slice().buffer);
    if (this.view === undefined) return;
    const { tr } = this.view.state;
    for (const step of sent[number] ?? []) tr.step(step);
    this.view.dispatch(tr.setMeta("remote", true));
  }

  stateVector(): Uint8Array {
    return new Uint8Array();
  }

  updateSince(): Uint8Array {
    return new Uint8Array();
  }
}
