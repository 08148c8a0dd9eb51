import { paragraphSign } from "#lib/comments/suggestions/proposal-text.ts";
import { commentMarksIn } from "#lib/editor/plugins/comment-marks.ts";
import type { EditorHost } from "../editor-host.ts";

/** The text that a thread is about, as it is now. Undefined when it has none. */
export function placedText({ state }: EditorHost, threadId: string): string | undefined {
  const place =
    state &&
    commentMarksIn(state)
      ?.places()
      .find(({ id }) => id === threadId);
  return place && state.doc.textBetween(place.from, place.to, paragraphSign, " ");
}
