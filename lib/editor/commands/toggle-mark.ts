import { toggleMark } from "prosemirror-commands";
import type { Command } from "prosemirror-state";
import { selectedBlocks } from "../queries/selected-blocks.ts";
import { schema } from "../schema/schema.ts";

export type MarkName = "strong" | "em" | "underline" | "strike" | "code" | "sub" | "sup";

/** Puts the mark on the selection, or takes it off where all of it has it. Code shows no marks, so it takes none. */
export function toggleMarkByName(name: MarkName): Command {
  const toggle = toggleMark(schema.mark(name).type, null, {
    removeWhenPresent: false,
    includeWhitespace: true,
  });
  return (state, dispatch, view) => {
    const blocks = selectedBlocks(state);
    if (blocks.every(({ attrs }) => attrs.kind === "code")) return false;
    return toggle(state, dispatch, view);
  };
}
