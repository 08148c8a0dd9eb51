import { openFoldsAround } from "#lib/editor/fold/fold-commands.ts";
import type { EditorHost } from "./editor-host.ts";

/** Scrolls a position of the document into view, free of the bars over it, where it is not there already. */
export function revealPosition(host: EditorHost, position: number): void {
  const { view } = host;
  if (view === undefined || position > view.state.doc.content.size) return;
  host.tell(openFoldsAround(position));
  const { node } = view.domAtPos(position);
  const element = node instanceof Element ? node : node.parentElement;
  if (element === null) return;
  const place = view.coordsAtPos(position);
  const margin = 140;
  // Blocks far away are not laid out (content-visibility): their places are guesses until they are near.
  if (place.top > margin && place.bottom < window.innerHeight - margin && !isCovered(place)) return;
  element.scrollIntoView({ block: "center" });
}

/** A panel lies over the text there. */
function isCovered({
  top,
  bottom,
  left,
  right,
}: Pick<DOMRect, "top" | "bottom" | "left" | "right">): boolean {
  const panel = document.querySelector("[data-over-text]")?.getBoundingClientRect();
  return (
    panel !== undefined &&
    top < panel.bottom &&
    bottom > panel.top &&
    left < panel.right &&
    right > panel.left
  );
}
