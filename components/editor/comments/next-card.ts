import type { EditorHost } from "../editor-host.ts";

/** About a second: a card in the margin leaves when places are measured again. */
const mostFrames = 60;

/**
 * Where the focus goes when the card around `here` leaves the list, so that a review goes on without looking for the next one.
 * Asked while it is there; what it answers is called when it may be gone.
 */
export function nextCard(here: HTMLElement | null, host: EditorHost): () => void {
  const card = here?.closest("li");
  const list = card?.parentElement;
  const index = card == null ? 0 : [...(list?.children ?? [])].indexOf(card);
  const look = (frames: number): void => {
    const { activeElement } = document;
    // What is decided is drawn a moment later; in a list that keeps the card, nothing is to be done.
    if (card?.contains(activeElement) === true && frames > 0) requestAnimationFrame(() => look(frames - 1));
    if (activeElement !== null && activeElement !== document.body) return;
    const left = list?.isConnected === true ? list.children : [];
    const button = left[Math.min(index, left.length - 1)]?.querySelector<HTMLElement>("button");
    if (button == null) host.focus();
    else button.focus();
  };
  return () => requestAnimationFrame(() => look(mostFrames));
}
