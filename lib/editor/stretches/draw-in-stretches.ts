import { Plugin } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { StretchHeights } from "./stretch-heights.ts";
import { Stretches } from "./stretches.ts";

/** In shorter ones a letter costs a millisecond more without, at most. */
const longDocument = 1_000;
const sizes = { least: 16, usual: 64, most: 128 };
/** Around a word that is being composed no block changes its stretch. */
const calm = { least: 1, usual: Number.POSITIVE_INFINITY, most: Number.POSITIVE_INFINITY };

/**
 * Draws a long document in stretches, of which the browser lays out those near the window. Comes first among the plugins: a block that
 * is new has no place in the page until it has its stretch, and the others may ask where it is.
 */
export function drawInStretches(): Plugin {
  return new Plugin({
    view: (view) => {
      let drawing = begin(view);
      return {
        update: () => {
          if (drawing === undefined) drawing = begin(view);
          else drawing.follow();
        },
        destroy: () => drawing?.stop(),
      };
    },
  });
}

function begin(view: EditorView): { follow: () => void; stop: () => void } | undefined {
  if (view.state.doc.childCount < longDocument || !isTried(navigator.userAgent)) return undefined;
  const surface = view.dom;
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
  return {
    follow: () => take(changes.takeRecords()),
    stop: () => {
      changes.disconnect();
      widths.disconnect();
      document.fonts.removeEventListener("loadingdone", changeAll);
      heights.stop();
    },
  };
}

/**
 * Chromium on a desk: there it is tried that carets, selections, input methods and assistive technology do not notice. A phone's
 * keyboard has the browser split blocks by itself, and what it makes would have no stretch for a moment.
 */
export function isTried(userAgent: string): boolean {
  return /Chrome\/\d/.test(userAgent) && !/\b(Android|Mobile)\b/.test(userAgent);
}
