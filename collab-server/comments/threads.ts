/** Threads of comments. The server alone writes them: who wrote what, and when, is what it saw itself. */
import type {
  CommentsChange,
  Decision,
  NewComment,
  NewProposal,
  NewThread,
} from "#lib/collab/comments-api.ts";
import { createId } from "#lib/collab/doc-id.ts";
import { limits } from "#lib/collab/limits.ts";
import { roleAllows } from "#lib/collab/role.ts";
import type { AccessChanges } from "../access/access-changes.ts";
import { grantedRole } from "../access/effective-role.ts";
import { DirectoryError } from "../documents/directory-error.ts";
import type { DirectoryPort } from "../documents/directory-port.ts";
import { type OpenedDocument, requireAccess } from "../documents/document-access.ts";
import type { ApplySuggestion } from "./apply-suggestion.ts";
import type { ThreadRecord } from "./comment-records.ts";
import type { CommentStore } from "./comment-store.ts";
import { cleanCommentText, cleanInsertion, cleanQuote } from "./comment-text.ts";
import { showThreads } from "./shown-threads.ts";

/** Each method throws as requireAccess does for `comment`, and `not_found` for a thread or comment that is not there. */
export interface Threads {
  /** What changed after `since`; everything when it is 0. With what the person has read. */
  list(personId: string, documentId: string, since: number): Promise<CommentsChange>;
  /** The same id again gives the thread that is there. Throws `bad_request` for one with nothing to say, `too_large` past the limits. */
  start(personId: string, documentId: string, thread: NewThread): Promise<CommentsChange>;
  /** The same comment id again, by the same person, adds nothing. */
  reply(personId: string, documentId: string, threadId: string, comment: NewComment): Promise<CommentsChange>;
  /** Of one's own comments only; throws `forbidden`. */
  edit(
    personId: string,
    documentId: string,
    threadId: string,
    commentId: string,
    comment: NewComment,
  ): Promise<CommentsChange>;
  /** Of one's own comments, or as an owner. The last one takes its thread along. */
  remove(personId: string, documentId: string, threadId: string, commentId: string): Promise<CommentsChange>;
  /** Of one's own thread, or as an owner. */
  removeThread(personId: string, documentId: string, threadId: string): Promise<CommentsChange>;
  resolve(
    personId: string,
    documentId: string,
    threadId: string,
    isResolved: boolean,
  ): Promise<CommentsChange>;
  /** Of one's own suggestion. Throws `conflict` when it is decided, `bad_request` when it would say nothing. */
  revise(
    personId: string,
    documentId: string,
    threadId: string,
    proposal: NewProposal,
  ): Promise<CommentsChange>;
  /**
   * Needs `edit`; who proposed it may reject it. Accepted text is put into the document in the name of who proposed it.
   * Throws `conflict` when its place in the text is gone, or when it was decided already.
   */
  decide(personId: string, documentId: string, threadId: string, decision: Decision): Promise<CommentsChange>;
  /** Remembers how far the person has read. */
  markRead(personId: string, documentId: string, threads: Readonly<Record<string, number>>): Promise<void>;
}

export interface ThreadsOptions {
  directory: DirectoryPort;
  comments: CommentStore;
  changes: AccessChanges;
  applySuggestion: ApplySuggestion;
  /** Hears of what was written, after it is on disk. */
  onWritten: (written: WrittenComment) => void;
  /** Hears of the threads that somebody has read further. */
  onRead: (personId: string, documentId: string, threadIds: readonly string[]) => Promise<void>;
  /** Milliseconds since 1970. */
  now: () => number;
}

/** What others may want to hear of. */
export interface WrittenComment {
  thread: ThreadRecord;
  by: string;
  at: number;
  kind: "started" | "replied" | "decided";
  /** Named in what was written just now. */
  mentions: readonly string[];
  text: string;
}

/** A change of one thread; `undefined` leaves it as it is. */
type Change = (thread: ThreadRecord, opened: OpenedDocument) => Promise<ThreadRecord | undefined>;

/** Creates the threads of one server. */
export function createThreads(options: ThreadsOptions): Threads {
  const { directory, comments, changes, applySuggestion, onWritten, onRead, now } = options;

  const tellAll = (room: string) =>
    changes.emit({ kind: "event", room, to: { atLeast: "comment" }, event: { kind: "comments" } });

  /** Runs `work` on a thread that is there, writes what it gives, and tells everybody. */
  async function change(personId: string, documentId: string, threadId: string, work: Change) {
    const [changed, isNew] = await directory.exclusively(`document:${documentId}`, async () => {
      const opened = await requireAccess(directory, personId, documentId, "comment");
      const before = await comments.thread(documentId, threadId);
      if (before === undefined || before.deletedAt !== null) throw threadNotFound();
      const after = await work(before, opened);
      return after === undefined ? [before, false] : [await write(after, before.seq), true];
    });
    if (isNew) tellAll(documentId);
    return { thread: changed, isNew, answer: await showThreads(directory, changed.seq, [changed]) };
  }

  async function write(thread: Omit<ThreadRecord, "seq">, before: number | undefined) {
    const record = { ...thread, seq: (await comments.lastSeq(thread.documentId)) + 1 };
    await comments.put(record, before);
    return record;
  }

  /** The text as it is kept, with those of the people named who have access. */
  async function toComment(
    personId: string,
    documentId: string,
    { id = createId(), text, mentions = [] }: NewComment,
  ) {
    const named = await Promise.all(
      [...new Set(mentions)].map(async (id) => {
        const role = grantedRole(await directory.grant(documentId, id), now());
        return roleAllows(role, "comment") ? [id] : [];
      }),
    );
    return {
      id,
      authorId: personId,
      text: cleanCommentText(text),
      mentions: named.flat(),
      createdAt: now(),
      editedAt: null,
    };
  }

  return {
    async list(personId, documentId, since) {
      await requireAccess(directory, personId, documentId, "comment");
      // Before the threads: what is written in between comes once more, and is not missed.
      const seq = await comments.lastSeq(documentId);
      const threads = await comments.threadsSince(documentId, since);
      const reading = await comments.reading(documentId, personId);
      return { ...(await showThreads(directory, seq, threads)), read: reading?.threads ?? {} };
    },

    async start(personId, documentId, { id, range, quote, suggestion, comment }) {
      const written = await directory.exclusively(`document:${documentId}`, async () => {
        await requireAccess(directory, personId, documentId, "comment");
        const there = await comments.thread(documentId, id);
        if (there !== undefined) return { thread: there, first: undefined };
        if ((await comments.countThreads(documentId)) >= limits.maxThreadsPerDocument)
          throw new DirectoryError("too_large", "This document cannot take more comments.");
        const first = await toComment(personId, documentId, comment);
        const says = suggestion === undefined ? first.text : `${suggestion.insert}${quote}`;
        if (says === "") throw nothingToSay();
        const thread = {
          documentId,
          id,
          authorId: personId,
          createdAt: now(),
          range,
          quote: cleanQuote(quote, limits.maxQuoteLength),
          suggestion: suggestion
            ? {
                insert: cleanInsertion(suggestion.insert),
                state: "open" as const,
                decidedBy: null,
                decidedAt: null,
              }
            : null,
          resolvedAt: null,
          resolvedBy: null,
          deletedAt: null,
          comments: first.text === "" ? [] : [first],
        };
        return { thread: await write(thread, undefined), first };
      });
      const { thread, first } = written;
      if (first !== undefined) {
        tellAll(documentId);
        onWritten({
          thread,
          by: personId,
          at: now(),
          kind: "started",
          mentions: first.mentions,
          text: first.text,
        });
      }
      return showThreads(directory, thread.seq, [thread]);
    },

    async reply(personId, documentId, threadId, comment) {
      const made = await toCheckedComment(personId, documentId, comment);
      const { thread, answer, isNew } = await change(personId, documentId, threadId, async (before) => {
        const same = before.comments.find(({ id }) => id === made.id);
        if (same?.authorId === personId) return undefined;
        // Two comments of one id could not be told apart afterwards.
        if (same !== undefined) made.id = createId();
        if (before.comments.length >= limits.maxCommentsPerThread)
          throw new DirectoryError("too_large", "This thread is full. Start another one.");
        // Whoever answers has something open to say.
        return { ...before, comments: [...before.comments, made], resolvedAt: null, resolvedBy: null };
      });
      if (!isNew) return answer;
      onWritten({
        thread,
        by: personId,
        at: now(),
        kind: "replied",
        mentions: made.mentions,
        text: made.text,
      });
      return answer;
    },

    async edit(personId, documentId, threadId, commentId, comment) {
      const made = await toCheckedComment(personId, documentId, comment);
      const { answer } = await change(personId, documentId, threadId, async (before) => {
        const old = commentIn(before, commentId);
        if (old.authorId !== personId) throw notYours();
        const edited = { ...old, text: made.text, mentions: made.mentions, editedAt: now() };
        return { ...before, comments: before.comments.map((each) => (each === old ? edited : each)) };
      });
      return answer;
    },

    async remove(personId, documentId, threadId, commentId) {
      const { answer } = await change(personId, documentId, threadId, async (before, { role }) => {
        const old = commentIn(before, commentId);
        if (old.authorId !== personId && role !== "own") throw notYours();
        const left = before.comments.filter((each) => each !== old);
        return left.length === 0 && before.suggestion === null
          ? toDeleted(before, now())
          : { ...before, comments: left };
      });
      return answer;
    },

    async removeThread(personId, documentId, threadId) {
      const { answer } = await change(personId, documentId, threadId, async (before, { role }) => {
        if (before.authorId !== personId && role !== "own") throw notYours();
        return toDeleted(before, now());
      });
      return answer;
    },

    async resolve(personId, documentId, threadId, isResolved) {
      const { answer } = await change(personId, documentId, threadId, async (before) => {
        if ((before.resolvedAt !== null) === isResolved) return undefined;
        return isResolved
          ? { ...before, resolvedAt: now(), resolvedBy: personId }
          : { ...before, resolvedAt: null, resolvedBy: null };
      });
      return answer;
    },

    async revise(personId, documentId, threadId, { range, quote, insert }) {
      const { answer } = await change(personId, documentId, threadId, async (before) => {
        const suggestion = openSuggestion(before, before.authorId === personId);
        if (`${insert}${quote}` === "") throw nothingToSay();
        return {
          ...before,
          range,
          quote: cleanQuote(quote, limits.maxQuoteLength),
          suggestion: { ...suggestion, insert: cleanInsertion(insert) },
        };
      });
      return answer;
    },

    async decide(personId, documentId, threadId, decision) {
      const { thread, answer } = await change(
        personId,
        documentId,
        threadId,
        async (before, { role, document }) => {
          const isWithdrawn = decision === "rejected" && before.authorId === personId;
          const suggestion = openSuggestion(before, isWithdrawn || roleAllows(role, "edit"));
          if (decision === "accepted")
            await applySuggestion(document, before.authorId, { ...before, insert: suggestion.insert });
          const decided = { ...suggestion, state: decision, decidedBy: personId, decidedAt: now() };
          return { ...before, suggestion: decided, resolvedAt: now(), resolvedBy: personId };
        },
      );
      onWritten({ thread, by: personId, at: now(), kind: "decided", mentions: [], text: "" });
      return answer;
    },

    async markRead(personId, documentId, threads) {
      await requireAccess(directory, personId, documentId, "comment");
      const risen: string[] = [];
      await directory.exclusively(`person:${personId}`, async () => {
        const before = await comments.reading(documentId, personId);
        const merged = { ...before?.threads };
        for (const [id, seq] of Object.entries(threads)) {
          // Only of threads that are there: what a page makes up would pile up.
          if (seq <= (merged[id] ?? 0) || (await comments.thread(documentId, id)) === undefined) continue;
          merged[id] = seq;
          risen.push(id);
        }
        await comments.putReading({ documentId, personId, threads: merged });
      });
      if (risen.length > 0) await onRead(personId, documentId, risen);
    },
  };

  async function toCheckedComment(personId: string, documentId: string, comment: NewComment) {
    await requireAccess(directory, personId, documentId, "comment");
    const made = await toComment(personId, documentId, comment);
    if (made.text === "") throw nothingToSay();
    return made;
  }
}

function toDeleted(thread: ThreadRecord, deletedAt: number): ThreadRecord {
  return { ...thread, quote: "", suggestion: null, comments: [], resolvedBy: null, deletedAt };
}

/** Throws unless the thread is a suggestion that waits for a decision, and `isAllowed`. */
function openSuggestion({ suggestion }: ThreadRecord, isAllowed: boolean) {
  if (suggestion === null) throw new DirectoryError("bad_request", "This is a comment, not a suggestion.");
  if (!isAllowed) throw new DirectoryError("forbidden", "Your access to this document does not allow that.");
  if (suggestion.state !== "open") throw new DirectoryError("conflict", "Somebody has decided this already.");
  return suggestion;
}

function commentIn(thread: ThreadRecord, id: string) {
  const comment = thread.comments.find((each) => each.id === id);
  if (comment === undefined) throw new DirectoryError("not_found", "There is no such comment any more.");
  return comment;
}

function threadNotFound(): DirectoryError {
  return new DirectoryError("not_found", "There is no such thread any more.");
}

function notYours(): DirectoryError {
  return new DirectoryError("forbidden", "Only who wrote it, or an owner, may do that.");
}

function nothingToSay(): DirectoryError {
  return new DirectoryError("bad_request", "There is nothing in this comment.");
}
