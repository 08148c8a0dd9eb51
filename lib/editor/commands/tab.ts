import { chainCommands } from "prosemirror-commands";
import type { Command } from "prosemirror-state";
import { selectedBlocks } from "../queries/selected-blocks.ts";
import { indentCode, outdentCode } from "./code.ts";
import { indent, outdent } from "./indent.ts";

/** Tab: a tab sign in code, else a step to the right. Never leaves the text by accident; Esc and then Tab does. */
export const tab: Command = chainCommands(indentCode, stays(indent));

/** Shift-Tab: a step to the left; in code, one tab or two spaces off the start of the line. */
export const shiftTab: Command = chainCommands(outdentCode, stays(outdent));

function stays(command: Command): Command {
  return (state, dispatch) => {
    command(state, dispatch);
    return selectedBlocks(state).length > 0;
  };
}
