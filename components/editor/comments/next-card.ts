import type { EditorHost } from "../editor-host.ts";

/**
 * Where the focus goes when the card around `here` leaves the list, so that a review goes on without looking for the next one.
 * Asked while it is there; what it answers is called when it may be gone.
 */
export function nextCard(here: HTMLElement | null, host: EditorHost): () => void {
  const card = here?.closest("li");
  const next = card?.nextElementSibling ?? card?.previousElementSibling;
  return () => {
    // Once what changed is drawn.
    requestAnimationFrame(() => {
      const { activeElement } = document;
      if (activeElement !== null && activeElement !== document.body) return;
      const button = next?.isConnected === true ? next.querySelector<HTMLElement>("button") : undefined;
      if (button == null) host.focus();
      else button.focus();
    });
  };
}
