import type { MarkType } from "prosemirror-model";
import type { EditorState } from "prosemirror-state";

/** True when what is typed next, or all of the selected text, carries the mark. */
export function isMarkActive(state: EditorState, type: MarkType): boolean {
  const { $from, from, to, empty } = state.selection;
  if (empty) return type.isInSet(state.storedMarks ?? $from.marks()) !== undefined;
  let text = 0;
  let marked = 0;
  state.doc.nodesBetween(from, to, (node) => {
    if (!node.isText) return;
    text++;
    if (type.isInSet(node.marks)) marked++;
  });
  return text > 0 && marked === text;
}
