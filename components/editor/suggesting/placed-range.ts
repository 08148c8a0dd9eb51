import type { Thread } from "#lib/collab/comments-api.ts";
import type { CommentPerson } from "#lib/comments/comment-state.ts";
import { isInsertion } from "#lib/comments/suggestions/is-insertion.ts";
import type { PlacedRange } from "../comments/thread-placer.ts";

/** For as long as the answer that names its author is on its way. */
const nobodysColor = "#808080";

/** Where a thread is to be drawn, and as what. */
export function placedRange(
  { range, suggestion, authorId }: Thread,
  people: ReadonlyMap<string, CommentPerson>,
): PlacedRange {
  if (suggestion === null) return range;
  const color = people.get(authorId)?.color ?? nobodysColor;
  return { ...range, proposal: { insert: suggestion.insert, color }, isInsertion: isInsertion(range) };
}
