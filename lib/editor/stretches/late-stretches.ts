import { Plugin } from "prosemirror-state";
import type { Drawing } from "./draw-in-stretches.ts";

/** Where the drawing of a long document stands once it is one (components/editor/draw-long.ts). */
export interface LateDrawing {
  current: Drawing | undefined;
}

/** Comes first among the plugins: a new block has no place in the page until it has its stretch, and others may ask where it is. */
export function followStretches(late: LateDrawing): Plugin {
  return new Plugin({ view: () => ({ update: () => late.current?.follow() }) });
}

/** Comes behind lists that want the same keys. */
export function stretchKeys(late: LateDrawing): Plugin {
  return new Plugin({
    props: { handleKeyDown: (view, event) => late.current?.press(view, event) ?? false },
  });
}
