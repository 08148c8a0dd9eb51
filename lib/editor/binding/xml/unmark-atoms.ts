import type { EditorState, Transaction } from "prosemirror-state";

/**
 * Takes marks off what is no text in the blocks that changed: format xml has no place for a bold image, and bold over a
 * selection gives it to everything inside. Undefined when there is nothing to do.
 */
export function unmarkAtoms(previous: EditorState, state: EditorState): Transaction | undefined {
  const before = previous.doc.children;
  const after = state.doc.children;
  let head = 0;
  while (head < after.length && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < after.length - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  let position = 0;
  let tr: Transaction | undefined;
  after.forEach((block, index) => {
    const start = position;
    position += block.nodeSize;
    if (index < head || index >= after.length - tail) return;
    block.forEach((node, offset) => {
      if (node.isText || node.marks.length === 0) return;
      tr ??= state.tr;
      tr.removeMark(start + 1 + offset, start + 1 + offset + node.nodeSize);
    });
  });
  return tr;
}
