import { Plugin, type Selection } from "prosemirror-state";
import { CellSelection } from "prosemirror-tables";

/**
 * Cells that the mouse has chosen stay chosen until the next press or key. The browser knows of text only, and may tell of what it
 * has selected itself, the text of the last cell, when the mouse is up already: that is no wish of anybody's.
 */
export function keepChosenCells(): Plugin {
  let chosen: Selection | undefined;
  const forget = (): false => {
    chosen = undefined;
    return false;
  };
  return new Plugin({
    props: {
      createSelectionBetween: (view) => {
        const { selection } = view.state;
        return selection === chosen ? selection : null;
      },
      handleDOMEvents: {
        mousedown: (view) => {
          forget();
          const before = view.state.selection;
          // On the page: the mouse may be let go beside the text.
          view.dom.ownerDocument.addEventListener(
            "mouseup",
            () => {
              const { selection } = view.state;
              if (selection !== before && selection instanceof CellSelection) chosen = selection;
            },
            { once: true },
          );
          return false;
        },
        touchstart: forget,
      },
      // After what is told late was asked for (caret-before-keys.ts), before the key acts.
      handleKeyDown: forget,
    },
  });
}
