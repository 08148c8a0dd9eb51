import type { EditorState, Transaction } from "prosemirror-state";
import type { BlockKind } from "../schema/block-kinds.ts";

/** Something typed that means something else: `# `, `**bold**`, an address. */
export interface InputRule {
  /** Matched against the text of the block in front of the caret, what was just typed included. */
  pattern: RegExp;
  /** Kinds of block in which it counts. Never in code. */
  kinds?: readonly BlockKind[];
  /** Backspace right after takes it back. Not for what happens beside the typing, as with addresses. */
  backspaceUndoes: boolean;
  /** Also tried at Enter, which the pattern then sees as "\n". */
  onEnter?: boolean;
  /**
   * The conversion, on a state in which the typed text is already there: `from` is where the match starts, `to` the caret.
   * Undefined when it does not apply after all.
   */
  convert: (state: EditorState, match: RegExpExecArray, from: number, to: number) => Transaction | undefined;
}
