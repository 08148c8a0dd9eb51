/** Marks that are more than on and off. */
import type { Command, EditorState } from "prosemirror-state";
import { startUndoStep } from "../binding/transaction-meta.ts";
import { selectedBlocks } from "../queries/selected-blocks.ts";
import { schema } from "../schema/schema.ts";
import { toggleMarkByName } from "./toggle-mark.ts";

/** Gives the selection, or what is typed next, this colour or highlight; with null it takes it off. */
export function setColor(name: "color" | "highlight", color: string | null): Command {
  const { type } = schema.mark(name);
  return (state, dispatch) => {
    if (isOnlyCode(state)) return false;
    const { tr, selection } = state;
    if (selection.empty) {
      dispatch?.(color === null ? tr.removeStoredMark(type) : tr.addStoredMark(type.create({ color })));
      return true;
    }
    startUndoStep(tr);
    for (const { $from, $to } of selection.ranges) {
      tr.removeMark($from.pos, $to.pos, type);
      if (color !== null) tr.addMark($from.pos, $to.pos, type.create({ color }));
    }
    dispatch?.(tr);
    return true;
  };
}

/** Sub- or superscript, one of them at a time. */
export function toggleScript(name: "sub" | "sup"): Command {
  const toggle = toggleMarkByName(name);
  const other = schema.mark(name === "sub" ? "sup" : "sub").type;
  return (state, dispatch, view) =>
    toggle(
      state,
      dispatch &&
        ((tr) => {
          if (state.selection.empty) tr.removeStoredMark(other);
          else for (const { $from, $to } of state.selection.ranges) tr.removeMark($from.pos, $to.pos, other);
          dispatch(tr);
        }),
      view,
    );
}

/** Takes every mark but links off the selection, or off what is typed next. */
export const clearFormatting: Command = (state, dispatch) => {
  const { tr, selection } = state;
  const types = Object.values(schema.marks).filter(({ name }) => name !== "link");
  if (selection.empty) {
    if ((state.storedMarks ?? selection.$from.marks()).length === 0) return false;
    dispatch?.(tr.setStoredMarks([]));
    return true;
  }
  startUndoStep(tr);
  for (const { $from, $to } of selection.ranges)
    for (const type of types) tr.removeMark($from.pos, $to.pos, type);
  if (!tr.docChanged) return false;
  dispatch?.(tr);
  return true;
};

function isOnlyCode(state: EditorState): boolean {
  const blocks = selectedBlocks(state);
  return blocks.every(({ attrs }) => attrs.kind === "code");
}
