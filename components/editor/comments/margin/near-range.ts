import type { EditorView } from "prosemirror-view";

/** How far beyond the window cards are drawn, in windows: scrolling finds them there. */
const beyond = 0.5;

/** What of the document stands in or near the window, as positions. Asks for the places of a few blocks only, however many there are. */
export function nearRange(view: EditorView): { from: number; to: number } | undefined {
  const { children } = view.dom;
  const height = window.innerHeight;
  const first = firstBelow(children, -beyond * height, "bottom");
  const behind = firstBelow(children, (1 + beyond) * height, "top");
  const [start, end] = [children[first], children[behind]];
  if (start === undefined) return undefined;
  const $start = view.state.doc.resolve(view.posAtDOM(start, 0));
  return {
    // In front of the block: a picture is commented on from there, and so is a whole document.
    from: $start.depth === 0 ? $start.pos : $start.before(1),
    to: end === undefined ? view.state.doc.content.size : view.posAtDOM(end, 0),
  };
}

/** The first block whose edge is below `y`; their number where none is. Blocks stand in order: halving asks for few places. */
function firstBelow(blocks: HTMLCollection, y: number, edge: "top" | "bottom"): number {
  let [from, to] = [0, blocks.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    const shown = nextShown(blocks, middle, to);
    const rect = blocks[shown]?.getBoundingClientRect();
    if (rect === undefined || shown === to || rect[edge] > y) to = middle;
    else from = shown + 1;
  }
  return from;
}

/** Folded blocks have no place; what comes behind them has. */
function nextShown(blocks: HTMLCollection, at: number, end: number): number {
  let shown = at;
  while (shown < end && blocks[shown]?.getClientRects().length === 0) shown++;
  return shown;
}
