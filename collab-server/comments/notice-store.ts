/** Where the bells' notices lie. Adapter: ordered-notice-store; Postgres can follow. */
import { z } from "zod";
import { noticeKinds } from "#lib/collab/notices-api.ts";

/** Milliseconds since 1970. */
const timestamp = z.number().int().nonnegative();

const noticeRecord = z.object({
  personId: z.string(),
  /** Sorts by time. */
  id: z.string(),
  kind: z.enum(noticeKinds),
  at: timestamp,
  documentId: z.string(),
  threadId: z.string().nullable(),
  byId: z.string(),
  excerpt: z.string(),
  isRead: z.boolean(),
});

/** Somebody wants to hear nothing of a document. */
const muteRecord = z.object({ personId: z.string(), documentId: z.string() });

export const noticeSchemas = { notice: noticeRecord, mute: muteRecord } as const;
export type NoticeRecord = z.infer<typeof noticeRecord>;

export interface NoticeStore {
  /** Newest first; damaged ones are left out and reported. */
  ofPerson(personId: string): Promise<NoticeRecord[]>;
  /** Writes and removes, all or nothing; on disk when the promise resolves. */
  write(change: { put?: readonly NoticeRecord[]; remove?: readonly NoticeRecord[] }): Promise<void>;
  isMuted(personId: string, documentId: string): Promise<boolean>;
  setMuted(personId: string, documentId: string, isMuted: boolean): Promise<void>;
}
