import type { Node } from "prosemirror-model";
import type { EditorState } from "prosemirror-state";
import type { ThreadRange } from "#lib/collab/comments-api.ts";
import { limits } from "#lib/collab/limits.ts";
import type { Binding } from "#lib/editor/binding/binding.ts";

/** What a comment that is begun now would be about: what is selected, or the block that the caret is in. Undefined: no text. */
export function selectedRange(
  state: EditorState,
  binding: Binding,
): { range: ThreadRange; quote: string } | undefined {
  const { $from, empty } = state.selection;
  const isBlock = empty && $from.parent.isTextblock;
  const [from, to] = isBlock ? [$from.start(), $from.end()] : [state.selection.from, state.selection.to];
  if (from >= to) return undefined;
  return {
    // Both stick to the text itself: what is written beside it later does not belong to it.
    range: { from: binding.toAnchor(state, from, 1), to: binding.toAnchor(state, to, -1) },
    // One more than is kept: so it shows that there was more.
    quote: state.doc
      .textBetween(from, to, " ", words)
      .trim()
      .slice(0, limits.maxQuoteLength + 1),
  };
}

/** What can be said of something that is no text. */
function words(node: Node): string {
  const { alt, caption }: Record<string, unknown> = node.attrs;
  const said = [alt, caption].find((each) => typeof each === "string" && each !== "");
  return typeof said === "string" ? said : (node.type.spec.leafText?.(node) ?? " ");
}
