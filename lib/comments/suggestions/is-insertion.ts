import type { ThreadRange } from "#lib/collab/comments-api.ts";

/** Whether a suggestion puts something in and takes nothing's place. Its quote cannot tell: that of a space is empty, too. */
export function isInsertion({ from, to }: ThreadRange): boolean {
  return JSON.stringify(from) === JSON.stringify(to);
}
