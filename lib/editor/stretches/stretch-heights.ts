/**
 * A stretch that is not laid out has to say how high it is. First that is guessed from its letters; in idle time each is measured, and
 * again after a change, so that whoever jumps or drags the scrollbar comes out where the text is.
 */
import type { Stretch } from "./stretches.ts";

/** Pixels and letters of the page as it is made (document-surface.css); a guess is right within a few lines. */
const guess = { lineLetters: 80, linePx: 29, gapPx: 13 };
const quietMs = 300;
/** At a time: a key must not wait. */
const mostMs = 6;

export class StretchHeights {
  readonly #stale = new Set<Stretch>();
  readonly #heights = new WeakMap<Stretch, number>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #idle = 0;

  /** They are not as high as they were, perhaps. */
  change(stretches: Iterable<Stretch>): void {
    for (const stretch of stretches) {
      if (!this.#heights.has(stretch)) this.#keep(stretch, guessOf(stretch));
      this.#stale.add(stretch);
    }
    if (this.#stale.size === 0) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#measureInIdle, quietMs);
  }

  /** They were laid out, and this high: nothing to guess. */
  know(heights: ReadonlyMap<Stretch, number>): void {
    for (const [stretch, height] of heights) this.#keep(stretch, height);
  }

  stop(): void {
    clearTimeout(this.#timer);
    cancelIdleCallback(this.#idle);
    this.#stale.clear();
  }

  readonly #measureInIdle = (): void => {
    cancelIdleCallback(this.#idle);
    this.#idle = requestIdleCallback(() => {
      const end = performance.now() + mostMs;
      const measured: [Stretch, number][] = [];
      for (const stretch of this.#stale) {
        this.#stale.delete(stretch);
        if (stretch.box.isConnected) measured.push([stretch, heightOf(stretch)]);
        if (performance.now() > end) break;
      }
      // Written together, behind everything that asks: each would have the page laid out anew.
      for (const [stretch, height] of measured) this.#keep(stretch, height);
      if (this.#stale.size > 0) this.#measureInIdle();
    });
  };

  #keep(stretch: Stretch, height: number): void {
    if (this.#heights.get(stretch) === height) return;
    this.#heights.set(stretch, height);
    stretch.box.style.containIntrinsicBlockSize = `${height}px`;
  }
}

/** Asked for a place in a stretch, the browser lays that stretch out and no other. */
function heightOf({ box, blocks }: Stretch): number {
  const last = blocks.findLast((block) => block instanceof Element && block.getClientRects().length > 0);
  // All of it is folded away.
  if (!(last instanceof Element)) return 0;
  const foot = Number.parseFloat(getComputedStyle(last).marginBottom);
  return last.getBoundingClientRect().bottom + foot - box.getBoundingClientRect().top;
}

function guessOf({ blocks }: Stretch): number {
  let height = 0;
  for (const { textContent } of blocks)
    height += Math.ceil((textContent?.length ?? 0) / guess.lineLetters) * guess.linePx + guess.gapPx;
  return height;
}
