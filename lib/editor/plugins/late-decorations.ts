import { type Command, type EditorState, Plugin, PluginKey } from "prosemirror-state";
import type { DecorationSet } from "prosemirror-view";

/** What draws over the text: find's matches, the block that a link led to, the paragraph in focus. */
export type LateLayer = "find" | "arrival" | "focus";

type Draw = (state: EditorState) => DecorationSet;

const keys: Record<LateLayer, PluginKey<Draw | undefined>> = {
  find: new PluginKey("quire.late.find"),
  arrival: new PluginKey("quire.late.arrival"),
  focus: new PluginKey("quire.late.focus"),
};

/**
 * A place for decorations whose maker is loaded only when it is used. A plugin that came later would start all other plugins
 * anew, the one that syncs among them.
 */
export function lateDecorations(layer: LateLayer): Plugin<Draw | undefined> {
  const key = keys[layer];
  return new Plugin<Draw | undefined>({
    key,
    state: {
      init: () => undefined,
      apply: (tr, draw) => {
        const told: unknown = tr.getMeta(key);
        return isTold(told) ? told.draw : draw;
      },
    },
    props: { decorations: (state) => key.getState(state)?.(state) },
  });
}

/** Draws a layer anew with `draw`, until it is told otherwise; undefined takes it away. */
export function drawLayer(layer: LateLayer, draw: Draw | undefined): Command {
  return (state, dispatch) => {
    dispatch?.(state.tr.setMeta(keys[layer], { draw }));
    return true;
  };
}

function isTold(value: unknown): value is { draw: Draw | undefined } {
  return typeof value === "object" && value !== null && "draw" in value;
}
