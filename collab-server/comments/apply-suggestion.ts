import type { ThreadRange } from "#lib/collab/comments-api.ts";
import type { DocumentFormat } from "#lib/collab/document-format.ts";
import { isInsertion } from "#lib/comments/suggestions/is-insertion.ts";
import type { PlacedRange } from "#lib/editor/binding/binding.ts";
import { type AnchorsNow, bodyEditors } from "#lib/editor/binding/headless-edits.ts";
import { schema } from "#lib/editor/schema/schema.ts";
import { DirectoryError, withStore } from "../documents/directory-error.ts";
import type { RoomEditor } from "../rooms/room-editor.ts";

/** What was proposed, and where. */
export interface Proposal {
  range: ThreadRange;
  insert: string;
}

/** Puts a suggestion into the document, credited to who proposed it. Throws `conflict` when its place is gone. On disk when it resolves. */
export type ApplySuggestion = (
  document: { id: string; format: DocumentFormat },
  proposerId: string,
  proposal: Proposal,
) => Promise<void>;

/** Creates it for the rooms of one server. */
export function createSuggestionApplier(editor: Pick<RoomEditor, "edit">): ApplySuggestion {
  return ({ id, format }, proposerId, { range, insert }) =>
    withStore(() =>
      editor.edit(id, proposerId, (doc) =>
        bodyEditors[format](doc, schema, (tr, anchors) => {
          const place = isInsertion(range) ? pointOf(anchors, range) : anchors.rangeOf(range);
          if (place === undefined) throw textIsGone();
          const { from, to } = place;
          // A line of code ends with a sign of its own; elsewhere a line is a paragraph.
          const isCode =
            tr.doc.resolve(from).parent.type.name === "block" &&
            tr.doc.resolve(from).parent.attrs["kind"] === "code";
          const [first = "", ...more] = isCode ? [insert] : insert.split("\n");
          if (first === "") tr.delete(from, to);
          else tr.insertText(first, from, to);
          for (const line of more) {
            const at = tr.mapping.map(to, 1);
            tr.split(at).insertText(line, at + 2);
          }
        }),
      ),
    );
}

/** Where something is to be put in. */
function pointOf({ positionOf }: AnchorsNow, range: ThreadRange): PlacedRange | undefined {
  const [from, to] = [positionOf(range.from), positionOf(range.to)];
  return from === undefined || to === undefined ? undefined : { from, to: Math.max(from, to) };
}

function textIsGone(): DirectoryError {
  return new DirectoryError("conflict", "The text that this suggestion is about is not there any more.");
}
