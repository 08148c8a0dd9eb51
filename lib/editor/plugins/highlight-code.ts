/**
 * Colours in code. A block is coloured when the page has nothing else to do, each one by itself, and only if it changed; till
 * then the colours that it had move along with the text. Nothing is ever coloured while a key is being handled.
 */
import type { Node } from "prosemirror-model";
import { type EditorState, Plugin, PluginKey } from "prosemirror-state";
import { Decoration, DecorationSet, type EditorView } from "prosemirror-view";
import type { CodeToken, loadHighlighter } from "../code/highlight.ts";
import type * as LongCode from "../code/long-code.ts";
import { changedChildren } from "../queries/changed-children.ts";

/** What one block's colours may cost is bounded: of a longer one, only what is seen is coloured. */
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
  /** What came with the last changes. The rest of the document is not looked through for a letter. */
  readonly #fresh = new Set<Node>();
  #cancel: (() => void) | undefined;
  #isDestroyed = false;
  /** Fetched for the first long block. */
  #long: typeof LongCode | undefined;
  #stopHearing: (() => void) | undefined;

  constructor(view: EditorView) {
    this.#view = view;
    this.#note(view.state.doc.children);
    this.#look();
  }

  update(_view: EditorView, before: EditorState): void {
    const { doc } = this.#view.state;
    if (before.doc === doc) return;
    const { from, kept } = changedChildren(before.doc, doc);
    this.#note(doc.children.slice(from, doc.childCount - kept));
    this.#look();
  }

  destroy(): void {
    this.#isDestroyed = true;
    this.#cancel?.();
    this.#stopHearing?.();
  }

  #look(): void {
    if (this.#cancel !== undefined || this.#next() === undefined) return;
    this.#cancel = whenIdle(() => {
      this.#cancel = undefined;
      void this.#colour();
    });
  }

  #note(nodes: readonly Node[]): void {
    for (const node of nodes)
      eachCode(node, (code) => {
        if (!this.#done.has(code)) this.#fresh.add(code);
      });
  }

  #next(): { node: Node; pos: number } | undefined {
    if (this.#fresh.size === 0) return undefined;
    let found: { node: Node; pos: number } | undefined;
    // Of a block that was changed since, only what it is now.
    eachCode(this.#view.state.doc, (node, pos) => {
      if (this.#fresh.has(node)) found ??= { node, pos };
    });
    if (found === undefined) this.#fresh.clear();
    return found;
  }

  async #colour(): Promise<void> {
    const found = this.#next();
    if (found === undefined) return;
    const { node, pos } = found;
    this.#fresh.delete(node);
    this.#done.add(node);
    // A grammar that cannot be fetched now leaves the code plain; the next change asks again.
    const highlight = await highlighterOf(String(node.attrs.language)).catch(() => undefined);
    const isLong = node.content.size > longestCode;
    if (isLong && highlight !== undefined) await this.#fetchLong();
    if (this.#isDestroyed) return;
    const { textContent } = node;
    const isCode = highlight !== undefined && textContent.length === node.content.size;
    let tokens: readonly CodeToken[] = [];
    if (isCode && !isLong) tokens = highlight(textContent);
    else if (isCode && this.#view.state.doc.nodeAt(pos) === node)
      tokens = this.#long?.coloursOfSeen(this.#view, pos, node, highlight) ?? [];
    // It stands elsewhere by now.
    else if (isCode) this.#again(node);
    // A decoration that changes in a word that is being composed would break the composition; its end looks again.
    if (this.#view.composing) this.#again(node);
    else
      this.#view.dispatch(this.#view.state.tr.setMeta(key, { node, tokens }).setMeta("addToHistory", false));
    if (!this.#view.composing) this.#look();
  }

  #again(node: Node): void {
    this.#done.delete(node);
    this.#fresh.add(node);
  }

  async #fetchLong(): Promise<void> {
    this.#long ??= await import("../code/long-code.ts").catch(() => undefined);
    if (!this.#isDestroyed) this.#stopHearing ??= this.#long?.onScroll(this.#scrolled);
  }

  /** What of the long blocks has come into sight is coloured next. */
  #scrolled = (): void => {
    const long = this.#long;
    if (this.#cancel !== undefined || long === undefined) return;
    this.#cancel = whenIdle(() => {
      this.#cancel = undefined;
      eachCode(this.#view.state.doc, (node, pos) => {
        if (node.content.size > longestCode && !long.isColoured(this.#view, pos, node)) this.#again(node);
      });
      if (this.#next() !== undefined) void this.#colour();
    });
  };
}

/** Only who meets code fetches what knows its languages. */
async function highlighterOf(language: string): ReturnType<typeof loadHighlighter> {
  return (await import("../code/highlight.ts")).loadHighlighter(language);
}

/** The blocks of code in a node, itself counted in; positions are those of a document. */
function eachCode(root: Node, visit: (node: Node, pos: number) => void): void {
  const look = (node: Node, pos: number): boolean => {
    if (node.type.name !== "block") return true;
    if (node.attrs.kind === "code") visit(node, pos);
    return false;
  };
  if (look(root, 0)) root.descendants(look);
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
