/** Calls `listener` whenever things on the page may stand elsewhere: scrolling, another size, a phone's keyboard. Answers how to stop. */
export function hearMoves(listener: () => void): () => void {
  const viewport = window.visualViewport;
  window.addEventListener("scroll", listener, { capture: true, passive: true });
  window.addEventListener("resize", listener);
  viewport?.addEventListener("resize", listener);
  viewport?.addEventListener("scroll", listener);
  return () => {
    window.removeEventListener("scroll", listener, { capture: true });
    window.removeEventListener("resize", listener);
    viewport?.removeEventListener("resize", listener);
    viewport?.removeEventListener("scroll", listener);
  };
}
