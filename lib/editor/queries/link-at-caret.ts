import type { EditorState } from "prosemirror-state";
import { schema } from "../schema/schema.ts";

export interface LinkPlace {
  from: number;
  to: number;
  /** As it was stored; draw and follow it only through `safeHref`. */
  href: string;
}

/** The whole link that the caret is in, or that the selection starts in. */
export function linkAtCaret({ selection }: EditorState): LinkPlace | undefined {
  const { $from } = selection;
  const type = schema.marks.link;
  if (type === undefined || !$from.parent.isTextblock) return undefined;
  const mark =
    type.isInSet($from.nodeAfter?.marks ?? []) ??
    (selection.empty ? type.isInSet($from.nodeBefore?.marks ?? []) : undefined);
  if (mark === undefined) return undefined;
  const { parent } = $from;
  let first =
    $from.nodeAfter !== null && mark.isInSet($from.nodeAfter.marks) ? $from.index() : $from.index() - 1;
  let last = first;
  while (first > 0 && mark.isInSet(parent.child(first - 1).marks)) first--;
  while (last + 1 < parent.childCount && mark.isInSet(parent.child(last + 1).marks)) last++;
  let from = $from.start();
  for (let index = 0; index < first; index++) from += parent.child(index).nodeSize;
  let to = from;
  for (let index = first; index <= last; index++) to += parent.child(index).nodeSize;
  return { from, to, href: String(mark.attrs.href) };
}
