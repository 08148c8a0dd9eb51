import { type Command, type EditorState, Plugin, PluginKey, type Transaction } from "prosemirror-state";
import type { DecorationSet } from "prosemirror-view";

/**
 * What draws over the text: find's matches, the block that a link led to, the paragraph in focus, folded sections, the blocks that
 * somebody drags or has a menu open for, what comments are about, the blocks that keep their height, the suggestion that is being
 * typed.
 */
export type LateLayer = "find" | "arrival" | "focus" | "fold" | "hand" | "comments" | "height" | "suggesting";

type Draw = (state: EditorState) => DecorationSet;

/** A drawing with places of its own, which it takes along through every change. Never changed itself. */
export interface Painter {
  draw(state: EditorState): DecorationSet;
  /** What draws behind the transaction; undefined when there is nothing left to draw. */
  next(tr: Transaction): Painter | undefined;
}

type Layer = Draw | Painter;

const keys: Record<LateLayer, PluginKey<Layer | undefined>> = {
  find: new PluginKey("quire.late.find"),
  arrival: new PluginKey("quire.late.arrival"),
  focus: new PluginKey("quire.late.focus"),
  fold: new PluginKey("quire.late.fold"),
  hand: new PluginKey("quire.late.hand"),
  comments: new PluginKey("quire.late.comments"),
  height: new PluginKey("quire.late.height"),
  suggesting: new PluginKey("quire.late.suggesting"),
};

/**
 * A place for decorations whose maker is loaded only when it is used. A plugin that came later would start all other plugins
 * anew, the one that syncs among them.
 */
export function lateDecorations(layer: LateLayer): Plugin<Layer | undefined> {
  const key = keys[layer];
  return new Plugin<Layer | undefined>({
    key,
    state: {
      init: () => undefined,
      apply: (tr, drawn) => {
        const told: unknown = tr.getMeta(key);
        if (isTold(told)) return told.drawn;
        return typeof drawn === "object" ? drawn.next(tr) : drawn;
      },
    },
    props: {
      decorations: (state) => {
        const drawn = key.getState(state);
        return typeof drawn === "object" ? drawn.draw(state) : drawn?.(state);
      },
    },
  });
}

/** Draws a layer anew with `drawn`, until it is told otherwise; undefined takes it away. */
export function drawLayer(layer: LateLayer, drawn: Layer | undefined): Command {
  return (state, dispatch) => {
    dispatch?.(onLayer(state.tr, layer, drawn));
    return true;
  };
}

/** The same as part of a transaction that does more. */
export function onLayer(tr: Transaction, layer: LateLayer, drawn: Layer | undefined): Transaction {
  return tr.setMeta(keys[layer], { drawn });
}

/** What a layer holds now. */
export function layerIn(state: EditorState, layer: LateLayer): Layer | undefined {
  return keys[layer].getState(state);
}

function isTold(value: unknown): value is { drawn: Layer | undefined } {
  return typeof value === "object" && value !== null && "drawn" in value;
}
