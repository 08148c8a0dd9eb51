/** The bell: who hears of what, and what they have heard of. */
import { createId } from "#lib/collab/doc-id.ts";
import { limits } from "#lib/collab/limits.ts";
import type { Notice, NoticeKind, NoticeList } from "#lib/collab/notices-api.ts";
import { roleAllows } from "#lib/collab/role.ts";
import type { AccessChanges } from "../access/access-changes.ts";
import type { DirectoryPort } from "../documents/directory-port.ts";
import { findAccess, requireAccess } from "../documents/document-access.ts";
import { toPerson } from "../documents/people.ts";
import type { Logger } from "../observability/logger.ts";
import { cleanQuote } from "./comment-text.ts";
import type { NoticeRecord, NoticeStore } from "./notice-store.ts";

/** Something that somebody is told of, unless they did it themselves or muted the document. */
export interface News {
  to: readonly string[];
  kind: NoticeKind;
  documentId: string;
  threadId: string | null;
  by: string;
  /** When it happened: news may come late, and stand in order all the same. Milliseconds since 1970. */
  at: number;
  text: string;
}

export interface Notices {
  /** Never rejects: whatever the news are about is done, and does not fail because a bell could not ring. */
  tell(news: News): Promise<void>;
  /** Newest first; none of documents that the person may not read any more, or no longer the comments of. */
  list(personId: string): Promise<NoticeList>;
  /** All of them without `ids`. */
  markRead(personId: string, ids?: readonly string[]): Promise<void>;
  /** Who read threads of a document has heard of what is told about them. */
  markThreadsRead(personId: string, documentId: string, threadIds: readonly string[]): Promise<void>;
  /** Throws as requireAccess does for `view`. */
  isMuted(personId: string, documentId: string): Promise<boolean>;
  mute(personId: string, documentId: string, isMuted: boolean): Promise<void>;
}

export interface NoticesOptions {
  directory: DirectoryPort;
  notices: NoticeStore;
  changes: AccessChanges;
  logger: Pick<Logger, "error">;
}

/** Creates the bells of one server. */
export function createNotices({ directory, notices, changes, logger }: NoticesOptions): Notices {
  const ring = (personId: string) =>
    changes.emit({ kind: "personEvent", personId, event: { kind: "notices" } });

  async function tellOne(personId: string, news: News): Promise<void> {
    if (personId === news.by || (await notices.isMuted(personId, news.documentId))) return;
    const { kind, documentId, threadId, by: byId, at } = news;
    const excerpt = cleanQuote(news.text, limits.maxExcerptLength);
    const id = `${String(at).padStart(15, "0")}${createId(6)}`;
    await directory.exclusively(`person:${personId}`, async () => {
      const before = await notices.ofPerson(personId);
      await notices.write({
        put: [{ personId, id, kind, at, documentId, threadId, byId, excerpt, isRead: false }],
        remove: before.slice(limits.maxNoticesPerPerson - 1),
      });
    });
    ring(personId);
  }

  /** Of each document its title, where the person may still see what the notices are about. */
  async function readable(personId: string, records: readonly NoticeRecord[]) {
    const titles = new Map<string, { title: string; hasComments: boolean; isMuted: boolean }>();
    for (const documentId of new Set(records.map((record) => record.documentId))) {
      const opened = await findAccess(directory, personId, documentId);
      if (opened === undefined) continue;
      const { title, trashedAt } = opened.document;
      if (trashedAt !== null) continue;
      const isMuted = await notices.isMuted(personId, documentId);
      titles.set(documentId, { title, hasComments: roleAllows(opened.role, "comment"), isMuted });
    }
    return titles;
  }

  async function markWhere(personId: string, isMeant: (record: NoticeRecord) => boolean): Promise<number> {
    return directory.exclusively(`person:${personId}`, async () => {
      const unread = (await notices.ofPerson(personId)).filter((record) => !record.isRead && isMeant(record));
      await notices.write({ put: unread.map((record) => ({ ...record, isRead: true })) });
      return unread.length;
    });
  }

  return {
    async tell(news) {
      for (const personId of new Set(news.to))
        await tellOne(personId, news).catch((error: unknown) =>
          logger.error({ error, kind: news.kind, room: news.documentId }, "notices.not_written"),
        );
    },

    async list(personId) {
      const records = await notices.ofPerson(personId);
      const documents = await readable(personId, records);
      const people = await directory.peopleById(records.map(({ byId }) => byId));
      const listed = records.flatMap((record): Notice[] => {
        const { byId, documentId, threadId, kind, at, excerpt, isRead } = record;
        const document = documents.get(documentId);
        if (document === undefined || (threadId !== null && !document.hasComments)) return [];
        const { id, name, color } = toPerson(byId, people.get(byId));
        return [
          {
            id: record.id,
            kind,
            at,
            document: { id: documentId, title: document.title, isMuted: document.isMuted },
            threadId,
            by: { id, name, color },
            excerpt,
            isRead,
          },
        ];
      });
      return { notices: listed, unread: listed.filter(({ isRead }) => !isRead).length };
    },

    async markRead(personId, ids) {
      await markWhere(personId, ({ id }) => ids === undefined || ids.includes(id));
      ring(personId);
    },

    async markThreadsRead(personId, documentId, threadIds) {
      const isMeant = ({ documentId: id, threadId }: NoticeRecord) =>
        id === documentId && threadId !== null && threadIds.includes(threadId);
      if ((await markWhere(personId, isMeant)) > 0) ring(personId);
    },

    async isMuted(personId, documentId) {
      await requireAccess(directory, personId, documentId, "view");
      return notices.isMuted(personId, documentId);
    },

    async mute(personId, documentId, isMuted) {
      await requireAccess(directory, personId, documentId, "view");
      await notices.setMuted(personId, documentId, isMuted);
      ring(personId);
    },
  };
}
