/**
 * The moment in which a page that was laid out whole goes over to stretches. Till the browser has looked which of them are near, it
 * leaves out all of them: a click in that moment would meet no text, and put the caret at the start of the document.
 */
import type { Stretch } from "./stretches.ts";

/** Where every block begins, its margin counted in, and where the last ends; in pixels of the window. */
export interface FlatPlaces {
  readonly tops: ReadonlyMap<Node, number>;
  readonly foot: number;
}

/** Asked while all of them are laid out. */
export function flatPlaces(surface: HTMLElement): FlatPlaces {
  const tops = new Map<Node, number>();
  for (const block of surface.children) {
    // Folded away it is nowhere.
    if (block.getClientRects().length === 0) continue;
    tops.set(block, block.getBoundingClientRect().top - Number.parseFloat(getComputedStyle(block).marginTop));
  }
  const { bottom } = surface.getBoundingClientRect();
  return { tops, foot: bottom - Number.parseFloat(getComputedStyle(surface).paddingBottom) };
}

/** How high each stretch is, as it stands in the page: nothing moves when it is drawn. */
export function flatHeights(stretches: readonly Stretch[], { tops, foot }: FlatPlaces): Map<Stretch, number> {
  const heights = new Map<Stretch, number>();
  let end = foot;
  for (const stretch of stretches.toReversed()) {
    const top = topOf(stretch, tops);
    heights.set(stretch, Math.max(0, end - (top ?? end)));
    end = top ?? end;
  }
  return heights;
}

/** Lays out those near the window whatever the browser thinks, until it has looked itself. */
export function showNear(stretches: readonly Stretch[], { tops }: FlatPlaces): void {
  const near = stretches.filter((stretch, index) => {
    const top = topOf(stretch, tops) ?? 0;
    const next = stretches[index + 1];
    const bottom = (next && topOf(next, tops)) ?? Number.POSITIVE_INFINITY;
    return top < 2 * window.innerHeight && bottom > -window.innerHeight;
  });
  show(near);
}

/** A document that comes into the page stands at its start: the first frame has text. */
export function showFirst(stretches: readonly Stretch[]): void {
  show(stretches.slice(0, 1));
}

function show(stretches: readonly Stretch[]): void {
  for (const { box } of stretches) box.style.contentVisibility = "visible";
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      for (const { box } of stretches) box.style.contentVisibility = "";
    }),
  );
}

function topOf({ blocks }: Stretch, tops: FlatPlaces["tops"]): number | undefined {
  const first = blocks[0];
  return first && tops.get(first);
}
