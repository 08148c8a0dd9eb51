import type { EditorHost } from "../editor-host.ts";
import { headBottom } from "../outline/head-bottom.ts";
import type { Placing } from "./use-place-on-page.ts";

const gap = 8;
/** The foot of the page. */
const foot = 40;

/** Above the first selected line, or else below the last; nowhere while neither has room, and never over what is selected. */
export function besideSelection(host: EditorHost): Placing {
  return ({ offsetWidth: width, offsetHeight: height }) => {
    const { view } = host;
    if (view === undefined || view.state.selection.empty) return undefined;
    const { from, to } = view.state.selection;
    const [start, end] = [view.coordsAtPos(from, 1), view.coordsAtPos(to, -1)];
    const above = start.top - height - gap;
    const below = end.bottom + gap;
    const top =
      above >= headBottom() + 4 && above < window.innerHeight - foot - height
        ? above
        : below + height <= window.innerHeight - foot && below > headBottom()
          ? below
          : undefined;
    if (top === undefined) return undefined;
    const isOneLine = Math.abs(start.top - end.top) < 4;
    const surface = view.dom.getBoundingClientRect();
    const middle = isOneLine ? (start.left + end.left) / 2 : surface.left + surface.width / 2;
    // Over the page's column, as far as it has room there.
    const [first, last] = [surface.left - 16, Math.max(surface.right - width + 16, surface.left - 16)];
    const left = Math.max(first, Math.min(middle - width / 2, last));
    return { left: Math.max(8, left), top };
  };
}
