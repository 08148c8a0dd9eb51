import type { EditorHost } from "../editor-host.ts";
import { headBottom } from "../outline/head-bottom.ts";

/** Where the caret's line stands, as a part of what is seen of the page. */
const height = 0.45;

/**
 * Keeps the caret's line at one height while its owner types or moves it by keys; after a scroll or a press with the pointer the
 * page stays until the next key. Answers how to stop.
 */
export function keepCaretLine(host: EditorHost): () => void {
  let isTyping = false;
  let frame = 0;
  const align = (): void => {
    const { view } = host;
    if (view === undefined || !view.hasFocus()) return;
    const { top, bottom } = view.coordsAtPos(view.state.selection.head);
    const seen = window.visualViewport?.height ?? window.innerHeight;
    const from = headBottom() > seen / 2 ? 0 : Math.max(0, headBottom());
    const by = (top + bottom) / 2 - (from + (seen - from) * height);
    if (Math.abs(by) > 1) window.scrollBy({ top: by, behavior: "instant" });
  };
  const alignSoon = (): void => {
    if (!isTyping) return;
    // After the page has drawn the change.
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(align);
  };
  const typing = (event: Event): void => {
    if (event.target instanceof Node && host.view?.dom.contains(event.target) === true) isTyping = true;
  };
  const resting = (): void => {
    isTyping = false;
  };
  const unsubscribe = host.subscribe(alignSoon);
  const listening = new AbortController();
  const options = { signal: listening.signal, capture: true, passive: true };
  for (const name of ["keydown", "beforeinput"]) document.addEventListener(name, typing, options);
  for (const name of ["pointerdown", "wheel", "touchmove"]) document.addEventListener(name, resting, options);
  isTyping = true;
  alignSoon();
  return () => {
    unsubscribe();
    listening.abort();
    cancelAnimationFrame(frame);
  };
}
