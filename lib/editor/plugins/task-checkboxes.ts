import { Plugin } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { toggleTaskAt } from "../commands/toggle-task.ts";

/**
 * The boxes of tasks: a click or a tap ticks without moving the caret; with the focus on a box (Esc, then Tab) Space and Enter
 * do. Mod-Enter in the text does the same for the task of the caret.
 */
export function taskCheckboxes(): Plugin {
  return new Plugin({
    props: {
      handleDOMEvents: {
        mousedown: (_view, event) => {
          if (boxOf(event) === undefined) return false;
          event.preventDefault();
          return true;
        },
        click: (view, event) => {
          const box = boxOf(event);
          if (box === undefined) return false;
          event.preventDefault();
          toggle(view, box);
          return true;
        },
        keydown: (view, event) => {
          const box = boxOf(event);
          if (box === undefined) return false;
          if (event.key === " " || event.key === "Enter") {
            event.preventDefault();
            const place = toggle(view, box);
            // The tick draws the block anew; the focus goes to the new box.
            if (place !== undefined) boxAt(view, place)?.focus();
          }
          // Other keys are the browser's: here Tab goes on to the next box.
          return true;
        },
      },
    },
  });
}

function boxOf(event: Event): HTMLElement | undefined {
  return event.target instanceof HTMLElement && event.target.classList.contains("task-checkbox")
    ? event.target
    : undefined;
}

function toggle(view: EditorView, box: HTMLElement): number | undefined {
  if (!view.editable) return undefined;
  const $pos = view.state.doc.resolve(view.posAtDOM(box, 0));
  if ($pos.depth === 0) return undefined;
  const pos = $pos.before();
  return toggleTaskAt(pos)(view.state, view.dispatch) ? pos : undefined;
}

function boxAt(view: EditorView, pos: number): HTMLElement | undefined {
  const block = view.nodeDOM(pos);
  const box = block instanceof HTMLElement ? block.querySelector(".task-checkbox") : null;
  return box instanceof HTMLElement ? box : undefined;
}
