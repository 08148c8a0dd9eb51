/** Where the blocks of the page stand. Heights count from the top of the window, as pointers tell them. */
import type { EditorView } from "prosemirror-view";
import { foldsIn } from "#lib/editor/fold/folds.ts";

export interface PlacedBlock {
  /** In front of the block. */
  pos: number;
  dom: HTMLElement;
}

/** How far from a pointer between two blocks one of them is looked for. */
const steps = [0, 6, -6, 12, -12, 20, -20, 32, -32];

/** The block of the page at a height; between two, the one that is near. Undefined where none is. */
export function blockAtHeight(view: EditorView, y: number): PlacedBlock | undefined {
  const { left, width } = view.dom.getBoundingClientRect();
  for (const step of steps) {
    for (const element of document.elementsFromPoint(left + width / 2, y + step)) {
      const block = blockAround(view, element);
      if (block !== undefined) return block;
    }
  }
  return undefined;
}

/** The block of the page that an element is part of. */
function blockAround(view: EditorView, element: Element): PlacedBlock | undefined {
  if (element === view.dom || !view.dom.contains(element)) return undefined;
  let child = element;
  while (child.parentElement !== null && child.parentElement !== view.dom) child = child.parentElement;
  const $inside = view.state.doc.resolve(view.posAtDOM(child, 0));
  const pos = $inside.depth > 0 ? $inside.before(1) : $inside.pos;
  // Carets and notes between blocks are no blocks.
  return child instanceof HTMLElement && view.nodeDOM(pos) === child ? { pos, dom: child } : undefined;
}

/** The height at which the first line of a block has its middle. */
export function firstLine(dom: HTMLElement): number {
  const { top, height } = dom.getBoundingClientRect();
  const { lineHeight, paddingTop } = window.getComputedStyle(dom);
  const line = Number.parseFloat(lineHeight);
  // A picture or a table has no line of its own: its handle stands at its top.
  if (Number.isNaN(line) || dom.dataset["block"] === undefined) return top + Math.min(height, 28) / 2;
  return top + Number.parseFloat(paddingTop) + line / 2;
}

export interface DropPlace {
  /** Between two blocks of the document. */
  pos: number;
  /** Where the line is drawn. */
  y: number;
}

/** Between which blocks something falls that is let go at a height. */
export function dropPlaceAt(view: EditorView, y: number): DropPlace | undefined {
  const { firstElementChild: first } = view.dom;
  const last = lastVisible(view.dom);
  if (first === null || last === undefined) return undefined;
  const [top, bottom] = [first.getBoundingClientRect().top, last.getBoundingClientRect().bottom];
  if (y <= top) return { pos: 0, y: top - 4 };
  if (y >= bottom) return { pos: view.state.doc.content.size, y: bottom + 4 };
  const block = blockAtHeight(view, y);
  if (block === undefined) return undefined;
  const box = block.dom.getBoundingClientRect();
  if (y < (box.top + box.bottom) / 2) return { pos: block.pos, y: box.top - 4 };
  const node = view.state.doc.nodeAt(block.pos);
  const end = block.pos + (node?.nodeSize ?? 0);
  // Behind a folded heading comes what is folded under it.
  const section = foldsIn(view.state)
    ?.sections(view.state.doc)
    .find(({ head }) => head === block.pos);
  return { pos: section?.to ?? end, y: box.bottom + 4 };
}

function lastVisible(surface: HTMLElement): Element | undefined {
  let last = surface.lastElementChild;
  while (last !== null && last.getClientRects().length === 0) last = last.previousElementSibling;
  return last ?? undefined;
}
