/**
 * Colours in code. A block is coloured when the page has nothing else to do, each one by itself, and only if it changed; till
 * then the colours that it had move along with the text. Nothing is ever coloured while a key is being handled.
 */
import type { Node } from "prosemirror-model";
import { type EditorState, Plugin, PluginKey } from "prosemirror-state";
import { Decoration, DecorationSet, type EditorView } from "prosemirror-view";
import { type CodeToken, loadHighlighter } from "../code/highlight.ts";

/** What one block's colours may cost is bounded by its length: a longer one stays plain. */
const longestCode = 30_000;

interface Coloured {
  node: Node;
  tokens: readonly CodeToken[];
}

const key = new PluginKey<DecorationSet>("quire.highlightCode");

export function highlightCode(): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply: (tr, before, _old, state) => {
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only `Painter` sets it
        const coloured = tr.getMeta(key) as Coloured | undefined;
        const mapped = tr.docChanged ? before.map(tr.mapping, tr.doc) : before;
        return coloured === undefined ? mapped : paint(mapped, state, coloured);
      },
    },
    props: {
      decorations: (state) => key.getState(state),
    },
    view: (view) => new Painter(view),
  });
}

function paint(before: DecorationSet, { doc }: EditorState, { node, tokens }: Coloured): DecorationSet {
  let set = before;
  eachCode(doc, (code, pos) => {
    if (code !== node) return;
    const [start, end] = [pos + 1, pos + 1 + code.content.size];
    const colours = tokens
      .filter(({ to }) => start + to <= end)
      .map(({ from, to, className }) => Decoration.inline(start + from, start + to, { class: className }));
    set = set.remove(set.find(start, end)).add(doc, colours);
  });
  return set;
}

/** Looks for blocks that nobody has coloured yet, and colours one after the other in idle time. */
class Painter {
  readonly #view: EditorView;
  /** Nodes never change: one that was coloured, or cannot be, is done for ever. */
  readonly #done = new WeakSet<Node>();
  #cancel: (() => void) | undefined;
  #isDestroyed = false;

  constructor(view: EditorView) {
    this.#view = view;
    this.#look();
  }

  update(_view: EditorView, before: EditorState): void {
    if (before.doc !== this.#view.state.doc) this.#look();
  }

  destroy(): void {
    this.#isDestroyed = true;
    this.#cancel?.();
  }

  #look(): void {
    if (this.#cancel !== undefined || this.#next() === undefined) return;
    this.#cancel = whenIdle(() => {
      this.#cancel = undefined;
      void this.#colour();
    });
  }

  #next(): Node | undefined {
    let found: Node | undefined;
    eachCode(this.#view.state.doc, (node) => {
      if (!this.#done.has(node)) found ??= node;
    });
    return found;
  }

  async #colour(): Promise<void> {
    const node = this.#next();
    if (node === undefined) return;
    this.#done.add(node);
    // A grammar that cannot be fetched now leaves the code plain; the next change asks again.
    const highlight = await loadHighlighter(String(node.attrs.language)).catch(() => undefined);
    if (this.#isDestroyed) return;
    const { textContent } = node;
    const isShort = textContent.length <= longestCode && textContent.length === node.content.size;
    const tokens = highlight === undefined || !isShort ? [] : highlight(textContent);
    // A decoration that changes in a word that is being composed would break the composition; its end looks again.
    if (this.#view.composing) this.#done.delete(node);
    else
      this.#view.dispatch(this.#view.state.tr.setMeta(key, { node, tokens }).setMeta("addToHistory", false));
    if (!this.#view.composing) this.#look();
  }
}

function eachCode(doc: Node, visit: (node: Node, pos: number) => void): void {
  doc.descendants((node, pos) => {
    if (node.type.name !== "block") return true;
    if (node.attrs.kind === "code") visit(node, pos);
    return false;
  });
}

/** Safari has no idle callback: there a moment without keys has to do. */
function whenIdle(callback: () => void): () => void {
  if (typeof requestIdleCallback === "function") {
    const id = requestIdleCallback(callback, { timeout: 1_000 });
    return () => cancelIdleCallback(id);
  }
  const id = setTimeout(callback, 120);
  return () => clearTimeout(id);
}
