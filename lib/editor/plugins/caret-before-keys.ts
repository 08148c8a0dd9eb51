import { Plugin } from "prosemirror-state";

/**
 * A key acts where the caret is. The browser tells of a moved caret in a task of its own, which may come after the next key:
 * Home and at once Enter would break the line where the caret was before Home. So what is told late is asked for at each key.
 */
export function caretBeforeKeys(): Plugin {
  return new Plugin({
    props: {
      handleDOMEvents: {
        keydown: (view, event) => {
          if (!view.composing && !event.isComposing && event.key !== "Unidentified")
            view.dom.ownerDocument.dispatchEvent(new Event("selectionchange"));
          return false;
        },
      },
    },
  });
}
