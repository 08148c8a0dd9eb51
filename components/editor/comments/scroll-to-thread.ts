import { openFoldsAround } from "#lib/editor/fold/fold-commands.ts";
import { commentMarksIn } from "#lib/editor/plugins/comment-marks.ts";
import type { EditorHost } from "../editor-host.ts";
import { headBottom } from "../outline/head-bottom.ts";

const air = 32;

/** Brings the text of a thread into sight, if it has one and is not there already. */
export function scrollToThread(host: EditorHost, id: string): void {
  const { view } = host;
  if (view === undefined) return;
  const place = commentMarksIn(view.state)
    ?.places()
    .find((mark) => mark.id === id);
  if (place === undefined) return;
  host.tell(openFoldsAround(place.from));
  const scroll = (): void => {
    const { top, bottom } = view.coordsAtPos(Math.min(place.from, view.state.doc.content.size));
    const upper = headBottom() + air;
    if (top >= upper && bottom <= window.innerHeight - air) return;
    window.scrollBy({ top: top - upper - window.innerHeight / 5, behavior: "instant" });
  };
  scroll();
  // Blocks far away are not laid out before they are near: the first jump may miss.
  requestAnimationFrame(scroll);
}
