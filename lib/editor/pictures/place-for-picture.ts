import type { Node, ResolvedPos } from "prosemirror-model";

/**
 * The nearest place for a picture: between blocks, after the block that `pos` is in; before it when the caret stands at the
 * start, so that a picture put into an empty line leaves the line below it.
 */
export function placeForPicture(doc: Node, pos: number): number {
  const $pos = doc.resolve(Math.max(0, Math.min(pos, doc.content.size)));
  if (takesPicture($pos)) return $pos.pos;
  for (let depth = $pos.depth; depth > 0; depth--) {
    const before = doc.resolve($pos.before(depth));
    if (!takesPicture(before)) continue;
    return $pos.parentOffset === 0 && depth === $pos.depth ? before.pos : $pos.after(depth);
  }
  return doc.content.size;
}

function takesPicture({ parent, depth }: ResolvedPos): boolean {
  return depth === 0 || parent.type.name === "table_cell";
}
