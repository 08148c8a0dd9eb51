import type { Thread } from "#lib/collab/comments-api.ts";

/** In the order of the text; those without a text come last, the oldest first. */
export function threadsInOrder(threads: Iterable<Thread>, order: readonly string[]): Thread[] {
  const ranks = new Map(order.map((id, rank) => [id, rank]));
  const rankOf = ({ id }: Thread) => ranks.get(id) ?? ranks.size;
  return [...threads].sort((a, b) => rankOf(a) - rankOf(b) || a.createdAt - b.createdAt);
}
