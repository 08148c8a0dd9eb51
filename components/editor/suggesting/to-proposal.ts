import type { EditorState } from "prosemirror-state";
import type { NewProposal } from "#lib/collab/comments-api.ts";
import { limits } from "#lib/collab/limits.ts";
import { paragraphSign } from "#lib/comments/suggestions/proposal-text.ts";
import type { Binding } from "#lib/editor/binding/binding.ts";
import type { Draft } from "#lib/editor/suggesting/pending.ts";

/** A suggestion for the server: with anchors in place of positions. */
export function toProposal(state: EditorState, binding: Binding, { from, to, insert }: Draft): NewProposal {
  if (from === to) {
    const at = binding.toAnchor(state, from, -1);
    return { range: { from: at, to: at }, quote: "", insert };
  }
  return {
    range: { from: binding.toAnchor(state, from, 1), to: binding.toAnchor(state, to, -1) },
    // One more than is kept: so it shows that there was more.
    quote: state.doc.textBetween(from, to, paragraphSign, " ").slice(0, limits.maxQuoteLength + 1),
    insert,
  };
}
