import { type EditorState, NodeSelection } from "prosemirror-state";

export const noAtom = { at: undefined as number | undefined, type: "", value: "" };

/** The formula or date that is selected as a whole. */
export function selectedAtom({ selection }: EditorState): typeof noAtom {
  if (!(selection instanceof NodeSelection)) return noAtom;
  const { name } = selection.node.type;
  if (name === "date") return { at: selection.from, type: name, value: String(selection.node.attrs.day) };
  if (name !== "math_block" && name !== "math_inline") return noAtom;
  return { at: selection.from, type: name, value: String(selection.node.attrs.source) };
}
