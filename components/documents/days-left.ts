import { limits } from "#lib/collab/limits.ts";
import type { Texts } from "#lib/texts/texts.ts";

const dayMs = 24 * 60 * 60 * 1000;

/** When a document that lies in the trash since `trashedAt` goes for good, seen from `now` (both in ms since 1970). */
export function daysLeftText(trashedAt: number, now: number, texts: Texts): string {
  // A page that was drawn before the document went to the trash has a `now` before that.
  const leftMs = Math.min(limits.trashMs, trashedAt + limits.trashMs - now);
  const count = Math.ceil(leftMs / dayMs);
  return count <= 0 ? texts("home.deletedToday") : texts("home.deletedIn", { count });
}
