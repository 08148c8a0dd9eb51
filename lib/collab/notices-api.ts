/**
 * The contract of the bell: what happened to somebody in their documents. Event `notices` (message 103) tells, in whichever
 * document they are, that there is more.
 *
 *   GET   /v1/people/me/notices                        { notices: Notice[], unread } newest first, of documents that one may still read
 *   POST  /v1/people/me/notices/read     ReadNotices   204
 *   PATCH /v1/documents/:id/notices      PatchNotices  204 (view): mute, for oneself
 *   GET   /v1/documents/:id/notices                    PatchNotices as it is (view)
 */
import { z } from "zod";

export const noticeKinds = [
  /** Named in a comment. */
  "mention",
  /** A new comment in one's own document. */
  "comment",
  "suggestion",
  /** In a thread that one takes part in. */
  "reply",
  "accepted",
  "rejected",
  /** Somebody asks for more access to one's document. */
  "request",
  /** One was given a role. */
  "share",
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

export const noticeSchema = z.object({
  id: z.string(),
  kind: z.enum(noticeKinds),
  /** Milliseconds since 1970. */
  at: z.number().int(),
  document: z.object({ id: z.string(), title: z.string(), isMuted: z.boolean() }),
  threadId: z.string().nullable(),
  /** Who did it. */
  by: z.object({ id: z.string(), name: z.string(), color: z.string() }),
  /** The first words of what was written; "" where nothing was. */
  excerpt: z.string(),
  isRead: z.boolean(),
});
export type Notice = z.infer<typeof noticeSchema>;

export const noticeListSchema = z.object({ notices: z.array(noticeSchema), unread: z.number().int() });
export type NoticeList = z.infer<typeof noticeListSchema>;

/** Without ids: all there are. */
export const readNoticesSchema = z.object({ ids: z.array(z.string().max(64)).max(500).optional() });
export const patchNoticesSchema = z.object({ isMuted: z.boolean() });
