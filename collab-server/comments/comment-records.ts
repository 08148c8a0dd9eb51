/** What is kept of comments. Checked when it is read, as the directory's records are. */
import { z } from "zod";
import { commentSchema, decisions, threadRangeSchema } from "#lib/collab/comments-api.ts";

/** Milliseconds since 1970. */
const timestamp = z.number().int().nonnegative();

/** A thread with everything in it: a change of one comment writes all of it anew, at once or not at all. */
const threadRecord = z.object({
  documentId: z.string(),
  id: z.string(),
  /** The document's sequence number of the last change. */
  seq: z.number().int().positive(),
  authorId: z.string(),
  createdAt: timestamp,
  range: threadRangeSchema,
  quote: z.string(),
  suggestion: z
    .object({
      insert: z.string(),
      state: z.enum(["open", ...decisions]),
      decidedBy: z.string().nullable(),
      decidedAt: timestamp.nullable(),
    })
    .nullable(),
  resolvedAt: timestamp.nullable(),
  resolvedBy: z.string().nullable(),
  /** What it said is gone; the row tells those who catch up that there was one. */
  deletedAt: timestamp.nullable(),
  comments: z.array(commentSchema),
});

/** How far one person has read in one document, and whether they want to hear of it. */
const readingRecord = z.object({
  documentId: z.string(),
  personId: z.string(),
  /** Per thread, the `seq` they have seen. */
  threads: z.record(z.string(), z.number().int()),
});

export const commentSchemas = { thread: threadRecord, reading: readingRecord } as const;
export type CommentRecordKind = keyof typeof commentSchemas;
export type ThreadRecord = z.infer<typeof threadRecord>;
export type ReadingRecord = z.infer<typeof readingRecord>;
