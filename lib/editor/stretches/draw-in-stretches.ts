import { keydownHandler } from "prosemirror-keymap";
import type { EditorView } from "prosemirror-view";
import { farKeys } from "./far-keys.ts";
import { flatHeights, flatPlaces, showFirst, showNear } from "./first-frames.ts";
import { StretchHeights } from "./stretch-heights.ts";
import { Stretches } from "./stretches.ts";

const sizes = { least: 16, usual: 64, most: 128 };
/** Around a word that is being composed no block changes its stretch. */
const calm = { least: 1, usual: Number.POSITIVE_INFINITY, most: Number.POSITIVE_INFINITY };

/** What takes part in the drawing from then on. */
export interface Drawing {
  /** To be called behind every update of the view, before anything asks where a block is. */
  follow: () => void;
  press: (view: EditorView, event: KeyboardEvent) => boolean;
  stop: () => void;
}

/**
 * Draws the document of a view in stretches, of which the browser lays out those near the window. What is `new` in the page was not
 * laid out yet, and will not be as a whole.
 */
export function drawInStretches(view: EditorView, from: "new" | "flat"): Drawing {
  const surface = view.dom;
  const before = from === "new" || Stretches.are(surface) ? undefined : flatPlaces(surface);
  const stretches = Stretches.on(surface);
  const heights = new StretchHeights();
  const arrange = (): void => heights.change(stretches.arrange(view.composing ? calm : sizes));
  const take = (records: readonly MutationRecord[]): void => {
    if (records.some(({ target, type }) => target === surface && type === "childList")) arrange();
    const touched = new Set(records.map(({ target }) => stretches.around(target)));
    heights.change([...touched].filter((each) => each !== undefined));
  };
  const changes = new MutationObserver(take);
  changes.observe(surface, {
    childList: true,
    subtree: true,
    characterData: true,
    attributes: true,
    attributeFilter: ["class", "style"],
  });
  const changeAll = (): void => heights.change(stretches.all);
  let width = 0;
  const widths = new ResizeObserver(([entry]) => {
    const now = entry?.contentRect.width ?? 0;
    if (now !== width) changeAll();
    width = now;
  });
  widths.observe(surface);
  document.fonts.addEventListener("loadingdone", changeAll);
  arrange();
  if (before !== undefined) {
    heights.know(flatHeights(stretches.all, before));
    showNear(stretches.all, before);
  } else if (from === "new") showFirst(stretches.all);
  return {
    follow: () => take(changes.takeRecords()),
    press: keydownHandler(farKeys(/Mac/.test(navigator.platform))),
    stop: () => {
      changes.disconnect();
      widths.disconnect();
      document.fonts.removeEventListener("loadingdone", changeAll);
      heights.stop();
    },
  };
}
