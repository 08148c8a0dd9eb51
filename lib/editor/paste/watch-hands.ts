const moves = ["keydown", "pointerdown", "wheel", "touchmove"] as const;

/** Whether somebody has pressed a key, scrolled or touched anything since. */
export function watchHands(page: Document): { readonly haveMoved: boolean; stop: () => void } {
  const hands = {
    haveMoved: false,
    stop(): void {
      for (const move of moves) page.removeEventListener(move, notice, true);
    },
  };
  const notice = (): void => {
    hands.haveMoved = true;
  };
  for (const move of moves) page.addEventListener(move, notice, { capture: true, passive: true });
  return hands;
}
