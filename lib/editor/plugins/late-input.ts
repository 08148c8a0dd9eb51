import { Plugin, type Transaction } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";

/** Who takes what somebody does to the text, instead of the text. Each answers whether it took it. */
export interface InputTaker {
  /** A change by hand, before it happens. What is taken does not happen. */
  change(view: EditorView, tr: Transaction): boolean;
  text(view: EditorView, from: number, to: number, text: string): boolean;
  /** Before every other key. */
  key(view: EditorView, event: KeyboardEvent): boolean;
  paste(view: EditorView, event: ClipboardEvent): boolean;
  drop(view: EditorView, event: DragEvent): boolean;
  /** An input method is about to compose in the text. */
  composition(view: EditorView): void;
}

/** Where a taker puts its hands; undefined while all goes into the text. */
export interface LateInput {
  taker: InputTaker | undefined;
}

/**
 * A place for somebody who takes the input and is loaded only when that is wanted. It has to come before what else handles input;
 * `change` is asked by whoever owns the view, as no plugin can keep a transaction from it without breaking others'.
 */
export function lateInput(input: LateInput): Plugin {
  return new Plugin({
    props: {
      handleTextInput: (view, from, to, text) => input.taker?.text(view, from, to, text) ?? false,
      handlePaste: (view, event) => input.taker?.paste(view, event) ?? false,
      handleDrop: (view, event) => input.taker?.drop(view, event) ?? false,
      handleDOMEvents: {
        keydown: (view, event) => {
          const isTaken = input.taker?.key(view, event) ?? false;
          if (isTaken) event.preventDefault();
          return isTaken;
        },
        compositionstart: (view) => {
          input.taker?.composition(view);
          return false;
        },
      },
    },
  });
}
