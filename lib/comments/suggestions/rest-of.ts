import type { Thread } from "#lib/collab/comments-api.ts";

/** What of a suggestion is still to be suggested when it was decided while its author typed on; "" for nothing. */
export function restOf(decided: NonNullable<Thread["suggestion"]>, insert: string): string {
  if (insert === decided.insert) return "";
  // What was accepted is text by now.
  return decided.state === "accepted" && insert.startsWith(decided.insert)
    ? insert.slice(decided.insert.length)
    : insert;
}
