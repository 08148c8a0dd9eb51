/**
 * The blocks of a long document lie flat in the page, and the browser asks all of them at each letter: whether they moved, what they
 * look like, what they say. Here they are drawn in stretches of a few dozen (`content-visibility: auto`), and what is far from the
 * window is left alone until it is near, or found, or printed (docs/decisions/0041).
 *
 *     the document, flat as before          what is drawn
 *     <div contenteditable>                 #shadow-root
 *       <h2>, <p>, <p>, <p>, <p> …            <slot>: h2 p p …
 *                                             <slot>: p p p …
 *
 * The slots are in a shadow tree: ProseMirror, style sheets, selections and assistive technology meet none of them.
 */
import { divide, type StretchSizes } from "./divide.ts";

export interface Stretch {
  readonly box: HTMLSlotElement;
  blocks: readonly SlottedNode[];
}

type SlottedNode = Element | Text;

// The slots are the boxes themselves: with an element around each, Chromium ends a selection that is extended at its border.
// The first block's margin is inside (`flow-root`) also while all of it is shown: a box that grows by that margin when the browser begins
// to look after it would have the page scrolled by as much, though nothing has moved.
// What stands out of a block, as a ring of focus or a name at a caret, stands out of the first and the last one too.
const css = `
  slot { display: flow-root; content-visibility: auto; overflow-clip-margin: 100px }
  @media print { slot { display: contents } }`;

/** An element can be given a shadow tree once; a view may be given its plugins again. */
const known = new WeakMap<HTMLElement, Stretches>();

export class Stretches {
  all: readonly Stretch[] = [];
  readonly #surface: HTMLElement;
  readonly #root: ShadowRoot;
  readonly #numbers = new WeakMap<Node, number>();

  /** Those of a surface, made where there are none yet. */
  static on(surface: HTMLElement): Stretches {
    const made = known.get(surface) ?? new Stretches(surface);
    known.set(surface, made);
    return made;
  }

  static are(surface: HTMLElement): boolean {
    return known.has(surface);
  }

  private constructor(surface: HTMLElement) {
    this.#surface = surface;
    // Closed: who asks which element has the focus would go on into it, and find none there.
    this.#root = surface.attachShadow({ mode: "closed", slotAssignment: "manual" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    this.#root.adoptedStyleSheets = [sheet];
  }

  /** Gives each block its stretch. Answers those that have other blocks than before. */
  arrange(sizes: StretchSizes): Stretch[] {
    const nodes = [...this.#surface.childNodes].filter(isSlotted);
    const changed: Stretch[] = [];
    const before = this.all;
    const after = divide(nodes, (node) => this.#numbers.get(node), mayBegin, sizes).map(({ of, blocks }) => {
      const kept = of === undefined ? undefined : before[of];
      const stretch = kept ?? { box: document.createElement("slot"), blocks: [] };
      if (!isSame(stretch.blocks, blocks)) {
        stretch.blocks = blocks;
        changed.push(stretch);
      }
      return stretch;
    });
    const stays = new Set(after);
    for (const stretch of before) if (!stays.has(stretch)) stretch.box.remove();
    let place: ChildNode | null = this.#root.firstChild;
    for (const [number, stretch] of after.entries()) {
      if (stretch.box === place) place = place.nextSibling;
      else this.#root.insertBefore(stretch.box, place);
      for (const node of stretch.blocks) this.#numbers.set(node, number);
    }
    for (const { box, blocks } of changed) box.assign(...blocks);
    this.all = after;
    return changed;
  }

  /** In which a node of the document stands. */
  around(node: Node): Stretch | undefined {
    let block: Node | null = node;
    while (block !== null && block.parentNode !== this.#surface) block = block.parentNode;
    const number = block === null ? undefined : this.#numbers.get(block);
    return number === undefined ? undefined : this.all[number];
  }
}

/**
 * Numbers of lists are counted within a stretch, and margins do not meet across its border: so it begins with what ends every count,
 * behind something that has no margin at its foot.
 */
function mayBegin(node: SlottedNode): boolean {
  if (!(node instanceof HTMLElement) || node.dataset["indent"] !== undefined) return false;
  const before = node.previousElementSibling;
  if (!(before instanceof HTMLElement)) return false;
  const [kind, kindBefore] = [node.dataset["block"], before.dataset["block"]];
  return (kind === "paragraph" || kind === "heading") && kindBefore !== undefined && kindBefore !== "code";
}

function isSlotted(node: Node): node is SlottedNode {
  return node instanceof Element || node instanceof Text;
}

function isSame(some: readonly unknown[], others: readonly unknown[]): boolean {
  return some.length === others.length && some.every((each, index) => each === others[index]);
}
