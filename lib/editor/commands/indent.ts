import type { Command } from "prosemirror-state";
import { startUndoStep } from "../binding/transaction-meta.ts";
import { selectedBlocks } from "../queries/selected-blocks.ts";
import { maxIndent } from "../schema/block-kinds.ts";

/** Moves the selected blocks one step to the right, as deep as it goes. */
export const indent: Command = changeIndent(1);

/** Moves the selected blocks one step to the left. */
export const outdent: Command = changeIndent(-1);

function changeIndent(step: 1 | -1): Command {
  return (state, dispatch) => {
    const movable = selectedBlocks(state).filter(({ attrs }) => {
      const next = attrs.indent + step;
      return attrs.kind !== "code" && next >= 0 && next <= maxIndent;
    });
    if (movable.length === 0) return false;
    const tr = startUndoStep(state.tr);
    for (const { pos, attrs } of movable) tr.setNodeAttribute(pos, "indent", attrs.indent + step);
    dispatch?.(tr.scrollIntoView());
    return true;
  };
}
