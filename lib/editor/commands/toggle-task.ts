import type { Command } from "prosemirror-state";
import { startUndoStep } from "../binding/transaction-meta.ts";
import { toBlockAttrs } from "../nodes/block/spec.ts";
import { selectedBlocks } from "../queries/selected-blocks.ts";

/** Ticks the selected tasks; where all are ticked, unticks them. */
export const toggleTasks: Command = (state, dispatch) => {
  const tasks = selectedBlocks(state).filter(({ attrs }) => attrs.kind === "task");
  if (tasks.length === 0) return false;
  const checked = tasks.some(({ attrs }) => !attrs.checked);
  const tr = startUndoStep(state.tr);
  for (const { pos } of tasks) tr.setNodeAttribute(pos, "checked", checked);
  dispatch?.(tr);
  return true;
};

/** Ticks or unticks the task at `pos`, wherever the caret is. */
export function toggleTaskAt(pos: number): Command {
  return (state, dispatch) => {
    const node = state.doc.nodeAt(pos);
    if (node === null || node.type.name !== "block" || node.attrs.kind !== "task") return false;
    dispatch?.(startUndoStep(state.tr).setNodeAttribute(pos, "checked", !toBlockAttrs(node.attrs).checked));
    return true;
  };
}
