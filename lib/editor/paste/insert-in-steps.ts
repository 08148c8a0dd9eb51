/**
 * Many blocks, put in by portions, each in a task of its own and drawn before the next (docs/decisions/0047):
 *
 *     one| two   ──►  one¹ │ … ⁿ two   ──►  one¹ 2 3 4 │ … ⁿ two   ──►  …
 *
 * First come the first two blocks and the last one, as they would all together: then the caret is where it will be, and whoever
 * pasted can type on. The others follow in between. All of it is one step of undo.
 */
import { Fragment, type Node, type ResolvedPos, Slice } from "prosemirror-model";
import type { Transaction } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import type { Anchor, LongSteps } from "../binding/binding.ts";
import { joinLongStep, type LongStep } from "../binding/transaction-meta.ts";
import { speak } from "../plugins/spoken.ts";
import type { PasteHost } from "./paste-host.ts";
import { usualSizes } from "./paste-sizes.ts";
import { beginPasting, type Pasting } from "./pasting.ts";
import { nextPaint } from "./rest.ts";
import { watchHands } from "./watch-hands.ts";

/** Answers false where the slice is better put in at once, or has to be. */
export function insertInSteps(view: EditorView, slice: Slice, host: PasteHost): boolean {
  const { longSteps } = host.binding;
  const { manyBlocks } = host.sizes ?? usualSizes;
  if (longSteps === undefined || slice.content.childCount < Math.max(4, manyBlocks)) return false;
  const blocks = slice.content.content;
  const [first, second, last] = [blocks[0], blocks[1], blocks.at(-1)];
  if (first === undefined || second === undefined || last === undefined) return false;
  const ends = new Slice(Fragment.from([first, second, last]), slice.openStart, slice.openEnd);
  const tr = view.state.tr.replaceSelection(ends);
  const place = behind(tr, second);
  // Something here takes no whole blocks: ProseMirror makes of them what it can.
  if (place === undefined) return false;
  new Insertion(view, host, longSteps, blocks.slice(2, -1)).begin(tr, place);
  return true;
}

/** Where the node stands that was put in. */
function behind({ doc }: Transaction, wanted: Node): number | undefined {
  let place: number | undefined;
  doc.descendants((node, pos) => {
    if (node === wanted) place = pos + node.nodeSize;
    return place === undefined && !node.isTextblock;
  });
  return place;
}

class Insertion {
  readonly #view: EditorView;
  readonly #host: PasteHost;
  readonly #longSteps: LongSteps;
  readonly #step: LongStep = {};
  readonly #blocks: readonly Node[];
  readonly #pasting: Pasting;
  #next = 0;

  constructor(view: EditorView, host: PasteHost, longSteps: LongSteps, blocks: readonly Node[]) {
    this.#view = view;
    this.#host = host;
    this.#longSteps = longSteps;
    this.#blocks = blocks;
    this.#pasting = beginPasting(view, () => this.#takeBack());
  }

  begin(tr: Transaction, place: number): void {
    const view = this.#view;
    view.dispatch(joinLongStep(asPaste(tr), this.#step).scrollIntoView());
    const anchor = this.#anchorAt(place);
    void this.#finish(anchor);
  }

  async #finish(anchor: Anchor): Promise<void> {
    const view = this.#view;
    const hands = watchHands(view.dom.ownerDocument);
    try {
      const isDone = await this.#goOn(anchor);
      // As after a paste at once; but somebody who does something else by now is left alone.
      if (isDone && !hands.haveMoved) view.dispatch(view.state.tr.scrollIntoView());
    } finally {
      hands.stop();
      this.#pasting.end();
    }
  }

  /** Answers whether everything was put in. */
  async #goOn(begin: Anchor): Promise<boolean> {
    const { leastPortion, portionMs, unnoticedMs } = this.#host.sizes ?? usualSizes;
    const view = this.#view;
    const startedAt = performance.now();
    let portionAt = startedAt;
    let anchor = begin;
    let portion = leastPortion;
    while (this.#next < this.#blocks.length) {
      // Each portion is drawn before the next.
      // oxlint-disable-next-line no-await-in-loop
      await nextPaint();
      if (!this.#mayGoOn()) return false;
      // What the input method shows is the browser's; it is over in a moment.
      if (view.composing) continue;
      const took = performance.now() - portionAt;
      // Drawing costs something however little is drawn: very small portions would only take longer.
      if (this.#next > 0)
        portion = Math.max(leastPortion, Math.round(portion * Math.min(2, portionMs / took)));
      portionAt = performance.now();
      const placed = this.#put(anchor, portion);
      if (placed === undefined) return false;
      anchor = placed;
      if (performance.now() - startedAt > unnoticedMs) this.#tell();
    }
    return true;
  }

  #mayGoOn(): boolean {
    const view = this.#view;
    // It was taken back, or the document cannot be written in any more: what is there stays.
    return (
      !this.#pasting.isOff &&
      !view.isDestroyed &&
      view.editable &&
      this.#longSteps.has(view.state, this.#step)
    );
  }

  /** Puts some in, and answers where the next ones come. Undefined where they were not taken. */
  #put(anchor: Anchor, count: number): Anchor | undefined {
    const view = this.#view;
    const { state } = view;
    const blocks = Fragment.from(this.#blocks.slice(this.#next, this.#next + count));
    const place = this.#placeOf(anchor);
    const tr = joinLongStep(asPaste(state.tr.insert(place, blocks)), this.#step);
    view.dispatch(tr);
    if (view.state.doc === state.doc) return undefined;
    this.#next += count;
    return this.#anchorAt(place + blocks.size);
  }

  #anchorAt(place: number): Anchor {
    return this.#host.binding.toAnchor(this.#view.state, place, -1);
  }

  /** Behind the block that the anchor is in now; where that is gone, behind what was before it. */
  #placeOf(anchor: Anchor): number {
    const { state } = this.#view;
    const { size } = state.doc.content;
    const $place = state.doc.resolve(Math.min(this.#host.binding.fromAnchor(state, anchor) ?? size, size));
    const depth = depthForBlocks($place);
    return depth === $place.depth ? $place.pos : $place.after(depth + 1);
  }

  #tell(): void {
    const share = Math.round((100 * this.#next) / this.#blocks.length);
    this.#pasting.say(this.#host.texts("editor.pastingShare", { share }));
  }

  #takeBack(): void {
    const view = this.#view;
    if (view.isDestroyed) return;
    this.#longSteps.takeBack(view.state, this.#step);
    view.dispatch(speak(view.state.tr, (texts) => texts("editor.pasteCalledOff")));
  }
}

function asPaste(tr: Transaction): Transaction {
  return tr.setMeta("paste", true).setMeta("uiEvent", "paste");
}

/** Of the innermost node around that holds blocks. */
function depthForBlocks($place: ResolvedPos): number {
  let { depth } = $place;
  while (depth > 0 && !/^(doc|table_cell)$/.test($place.node(depth).type.name)) depth -= 1;
  return depth;
}
