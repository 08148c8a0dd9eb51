import { Plugin, PluginKey } from "prosemirror-state";
import { Decoration, DecorationSet, type EditorView } from "prosemirror-view";

const key = new PluginKey<boolean>("quire.shownSelection");

/**
 * Keeps showing what is selected while the focus is elsewhere, as class `shown-selection`: browsers stop painting a selection
 * once a field of a form (the link's address) has the focus, and nobody would know what is about to change.
 */
export function shownSelection(): Plugin<boolean> {
  return new Plugin<boolean>({
    key,
    state: {
      init: () => false,
      apply: (tr, isAway) => {
        const told: unknown = tr.getMeta(key);
        return typeof told === "boolean" ? told : isAway;
      },
    },
    props: {
      decorations: (state) => {
        const { from, to, empty } = state.selection;
        if (empty || key.getState(state) !== true) return null;
        return DecorationSet.create(state.doc, [Decoration.inline(from, to, { class: "shown-selection" })]);
      },
      handleDOMEvents: {
        blur: (view) => {
          if (!view.state.selection.empty) view.dispatch(view.state.tr.setMeta(key, true));
          return false;
        },
        // A press brings the focus, and puts the caret where it is: drawn anew after that, the text would take the selection
        // back that it had before.
        mousedown: comeBack,
        focus: comeBack,
      },
    },
  });
}

function comeBack(view: EditorView): false {
  if (key.getState(view.state) === true) view.dispatch(view.state.tr.setMeta(key, false));
  return false;
}
