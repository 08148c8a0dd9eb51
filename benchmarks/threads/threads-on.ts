import * as Y from "yjs";
import type { CommentsChange, Thread } from "../../lib/collab/comments-api.ts";
import { toAnchor } from "../../lib/editor/binding/text/anchors.ts";
import { readDocument } from "../../lib/editor/binding/text/document.ts";
import { DocumentIndex } from "../../lib/editor/binding/text/document-index.ts";
import { schema } from "../../lib/editor/schema/schema.ts";

const personId = "reviewer";

/** So many threads with three comments each, on words all over the document that `update` holds. */
export function threadsOn(update: Uint8Array, count: number): CommentsChange {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, update);
  const index = new DocumentIndex(doc, schema);
  const starts: number[] = [];
  readDocument(doc, schema).forEach((_node, at) => {
    starts.push(at + 1);
  });
  const every = starts.length / count;
  const threads = Array.from({ length: count }, (_, number): Thread => {
    const at = (starts[Math.floor(number * every)] ?? 1) + 10;
    return {
      id: `thread${String(number).padStart(16, "0")}`,
      seq: number + 1,
      authorId: personId,
      createdAt: 1_700_000_000_000 + number,
      range: { from: toAnchor(index, at, 1), to: toAnchor(index, at + 15, -1) },
      quote: "quick brown fox",
      suggestion: null,
      resolvedBy: null,
      comments: ["What about this?", "It is fine.", "Then leave it."].map((text, place) => ({
        id: `${number}-${place}`,
        authorId: personId,
        text,
        mentions: [],
        createdAt: 1_700_000_000_000 + number + place,
        editedAt: null,
      })),
    };
  });
  return {
    seq: count,
    threads,
    deleted: [],
    people: [{ id: personId, name: "Quick Reviewer", color: "#1f55c4" }],
    read: {},
  };
}
