import type { EditorView } from "prosemirror-view";
import { CommentMarks, commentMarksIn } from "#lib/editor/plugins/comment-marks.ts";
import { drawLayer } from "#lib/editor/plugins/late-decorations.ts";
import type { EditorUnderTest } from "./editor-under-test.ts";

/** The marks that our editor draws on the words of a comment, as they went along with the edits. */
export function quireHighlights(view: EditorView): NonNullable<EditorUnderTest["highlights"]> {
  return {
    add(id, place) {
      const places = [...(commentMarksIn(view.state)?.places() ?? []), { id, ...place }];
      drawLayer("comments", CommentMarks.of(view.state, places, undefined))(view.state, view.dispatch);
    },
    find(id) {
      const marks = commentMarksIn(view.state);
      // The page looks for these anew.
      if (marks === undefined || marks.touched.has(id)) return undefined;
      const parts = marks.places().filter((place) => place.id === id);
      if (parts === undefined || parts.length === 0) return undefined;
      return {
        from: Math.min(...parts.map(({ from }) => from)),
        to: Math.max(...parts.map(({ to }) => to)),
      };
    },
  };
}
