/** Colours of a very long block of code: those of what is seen of it. */
import type { Node } from "prosemirror-model";
import type { EditorView } from "prosemirror-view";
import { type CodePart, partAround, readingStart } from "./code-part.ts";
import type { CodeToken } from "./highlight.ts";

/** What of each block was coloured. */
const coloured = new WeakMap<Node, CodePart>();

/** The tokens of what is seen of `node`, which stands behind `pos`, and of the lines around that. */
export function coloursOfSeen(
  view: EditorView,
  pos: number,
  node: Node,
  highlight: (text: string) => readonly CodeToken[],
): CodeToken[] {
  const text = node.textContent;
  const seen = seenOf(view, pos, node);
  if (seen === undefined) return [];
  const part = partAround(text, seen);
  coloured.set(node, part);
  const start = readingStart(text, part);
  return highlight(text.slice(start, part.to))
    .map((token) => ({ ...token, from: token.from + start, to: token.to + start }))
    .filter(({ to }) => to > part.from);
}

/** False while something of the block is seen that has no colours yet. */
export function isColoured(view: EditorView, pos: number, node: Node): boolean {
  const seen = seenOf(view, pos, node);
  const part = coloured.get(node);
  return seen === undefined || (part !== undefined && part.from <= seen.from && part.to >= seen.to);
}

/** Hears when something else may be seen. */
export function onScroll(listener: () => void): () => void {
  const options = { capture: true, passive: true } as const;
  document.addEventListener("scroll", listener, options);
  window.addEventListener("resize", listener, options);
  return () => {
    document.removeEventListener("scroll", listener, options);
    window.removeEventListener("resize", listener, options);
  };
}

/** Offsets in its text; undefined while the block is out of the window. */
function seenOf(view: EditorView, pos: number, node: Node): CodePart | undefined {
  const element = view.nodeDOM(pos);
  if (!(element instanceof HTMLElement)) return undefined;
  const { top, bottom, left, height } = element.getBoundingClientRect();
  const [first, last] = [Math.max(top, 0), Math.min(bottom, window.innerHeight)];
  if (first > last) return undefined;
  const length = node.content.size;
  const offsetAt = (y: number): number => {
    const offset = offsetUnder(view, element, left + 24, y) - pos - 1;
    // Under a bar nothing is found: then about there.
    return offset >= 0 && offset <= length ? offset : Math.round((length * (y - top)) / Math.max(1, height));
  };
  return { from: offsetAt(first), to: Math.max(offsetAt(first), offsetAt(last)) };
}

/**
 * The browser's own answer, as a position of the document; -1 where it has none. `posAtCoords` would measure every letter of the block
 * where something lies over it.
 */
function offsetUnder(view: EditorView, element: HTMLElement, x: number, y: number): number {
  const found = "caretPositionFromPoint" in document ? document.caretPositionFromPoint(x, y) : null;
  if (found === null || !element.contains(found.offsetNode)) return -1;
  return view.posAtDOM(found.offsetNode, found.offset);
}
