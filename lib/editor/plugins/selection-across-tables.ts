import { Plugin, TextSelection } from "prosemirror-state";
import { AcrossSelection, acrossOrNot, textSelectionBetween } from "../nodes/table/across-selection.ts";

/**
 * Whatever selects text across the border of a table gets a selection that is deleted and replaced as such
 * (nodes/table/delete-across.ts). It comes first among the plugins, before input rules see what is typed over one.
 */
export function selectionAcrossTables(): Plugin {
  return new Plugin({
    appendTransaction: (_transactions, _old, { selection, tr }) => {
      if (!(selection instanceof TextSelection)) return null;
      const fitting = acrossOrNot(selection);
      return fitting === selection ? null : tr.setSelection(fitting);
    },
    props: {
      createSelectionBetween: (_view, $anchor, $head) => {
        const selection = textSelectionBetween($anchor, $head);
        return selection instanceof AcrossSelection ? selection : null;
      },
      handleTextInput: (view, _from, _to, text) => {
        const { selection, tr } = view.state;
        if (!(selection instanceof AcrossSelection)) return false;
        view.dispatch(tr.insertText(text).scrollIntoView());
        return true;
      },
      handleDOMEvents: {
        // Left to itself, the browser would take the table apart to make room for what an input method composes.
        compositionstart: (view) => {
          const { selection, tr } = view.state;
          if (selection instanceof AcrossSelection) view.dispatch(tr.deleteSelection());
          return false;
        },
      },
    },
  });
}
