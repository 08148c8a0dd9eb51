import { Plugin } from "prosemirror-state";

/**
 * Tab indents, so there has to be a way out for people without a mouse: Esc, and then Tab or Shift-Tab moves the focus as on any
 * page. Goes before the keymap.
 */
export function leaveByTab(): Plugin {
  let escaped = false;
  return new Plugin({
    props: {
      handleDOMEvents: {
        keydown: (_view, event) => {
          if (event.key === "Escape") escaped = true;
          else if (event.key === "Tab" && escaped) return true;
          else if (event.key !== "Shift") escaped = false;
          return false;
        },
        blur: () => {
          escaped = false;
          return false;
        },
      },
    },
  });
}
