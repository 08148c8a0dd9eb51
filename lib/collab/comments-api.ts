/**
 * The contract of comments and suggestions, between page, web app and collab server. All of it needs the role `comment`:
 * who may only view learns nothing. Each change answers with what changed (`CommentsChange`), and everybody in the document
 * with the role hears event `comments` (message 103) and asks for what is new since the sequence they know.
 *
 *   GET    /v1/documents/:id/comments?since=N                        CommentsChange; without `since` everything there is
 *   POST   /v1/documents/:id/comments               NewThread        201 CommentsChange
 *   POST   /v1/documents/:id/comments/read          ReadThreads      204: remembered for the person
 *   GET    /v1/documents/:id/comments/people                         { people }: who can be named in them
 *   PATCH  /v1/documents/:id/comments/:threadId     PatchThread      CommentsChange: resolve, reopen; of one's own open suggestion, what it proposes
 *   DELETE /v1/documents/:id/comments/:threadId                      CommentsChange (its author; own)
 *   POST   /v1/documents/:id/comments/:threadId/decide DecideSuggestion CommentsChange (edit; one's own may be rejected: withdrawn)
 *   POST   /v1/documents/:id/comments/:threadId/replies NewComment   201 CommentsChange
 *   PATCH  /v1/documents/:id/comments/:threadId/replies/:commentId NewComment CommentsChange (its author)
 *   DELETE /v1/documents/:id/comments/:threadId/replies/:commentId   CommentsChange (its author; own)
 */
import { z } from "zod";
import { limits } from "./limits.ts";

/** Milliseconds since 1970. */
const timestamp = z.number().int();

/** A place in the text, as the binding makes it (lib/editor/binding/binding.ts). Whoever resolves it expects anything. */
export const anchorSchema = z
  .record(z.string(), z.unknown())
  .refine((anchor) => JSON.stringify(anchor).length <= limits.maxAnchorLength, "too long for an anchor");

/** The text that a thread is about. Both ends at one place: an insertion is suggested there. */
export const threadRangeSchema = z.object({ from: anchorSchema, to: anchorSchema });
export type ThreadRange = z.infer<typeof threadRangeSchema>;

const commentText = z.string().max(limits.maxCommentLength);
const mentions = z.array(z.string().max(64)).max(limits.maxMentionsPerComment);

/** Made by the page, so that trying again makes no second one. */
const madeId = z.string().regex(/^[A-Za-z0-9]{22}$/);

export const newCommentSchema = z.object({
  /** Absent: the server makes one, and cannot tell a second try from a second comment. */
  id: madeId.optional(),
  text: commentText,
  /** Ids of people that the text names. Only of those who have access they are kept. */
  mentions: mentions.optional(),
});
export type NewComment = z.infer<typeof newCommentSchema>;

const suggestedText = z.string().max(limits.maxSuggestionLength);

export const newThreadSchema = z.object({
  id: madeId,
  range: threadRangeSchema,
  /** The text of the range as it was. Cut when longer than limits.maxQuoteLength. */
  quote: z.string().max(limits.maxCommentLength),
  /** What shall stand there instead: plain text; "" suggests a deletion. Absent: a comment. */
  suggestion: z.object({ insert: suggestedText }).optional(),
  /** May be empty for a suggestion only. */
  comment: newCommentSchema,
});
export type NewThread = z.infer<typeof newThreadSchema>;

/** What a suggestion says: it replaces what it said before. */
export const proposalSchema = newThreadSchema
  .pick({ range: true, quote: true })
  .extend({ insert: suggestedText });
export type NewProposal = z.infer<typeof proposalSchema>;

export const patchThreadSchema = z.union([
  z.object({ isResolved: z.boolean() }),
  z.object({ proposal: proposalSchema }),
]);
export const decisions = ["accepted", "rejected"] as const;
export const decideSuggestionSchema = z.object({ decision: z.enum(decisions) });
export type Decision = (typeof decisions)[number];
export const readThreadsSchema = z.object({
  /** The `seq` up to which the person has seen each thread. */
  threads: z.record(z.string().max(64), z.number().int().nonnegative()),
});

export const commentSchema = z.object({
  id: z.string(),
  authorId: z.string(),
  text: z.string(),
  mentions: z.array(z.string()),
  createdAt: timestamp,
  editedAt: timestamp.nullable(),
});
export type Comment = z.infer<typeof commentSchema>;

export const threadSchema = z.object({
  id: z.string(),
  /** Grows with every change in the document's threads. */
  seq: z.number().int(),
  authorId: z.string(),
  createdAt: timestamp,
  range: threadRangeSchema,
  quote: z.string(),
  suggestion: z
    .object({
      insert: z.string(),
      state: z.enum(["open", ...decisions]),
      decidedBy: z.string().nullable(),
    })
    .nullable(),
  resolvedBy: z.string().nullable(),
  comments: z.array(commentSchema),
});
export type Thread = z.infer<typeof threadSchema>;

const nameablePerson = z.object({ id: z.string(), name: z.string(), color: z.string() });
export const nameablePeopleSchema = z.object({ people: z.array(nameablePerson) });
export type NameablePerson = z.infer<typeof nameablePerson>;

export const commentsChangeSchema = z.object({
  /** What to ask `since` the next time. */
  seq: z.number().int(),
  threads: z.array(threadSchema),
  /** Ids of threads that are no more. */
  deleted: z.array(z.string()),
  /** Everybody that the threads name, as they are called now. */
  people: z.array(nameablePerson),
  /** Per thread, the `seq` up to which this person has seen it. Only in answers to GET. */
  read: z.record(z.string(), z.number().int()).optional(),
});
export type CommentsChange = z.infer<typeof commentsChangeSchema>;
