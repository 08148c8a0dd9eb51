/** What people say in threads: starting one, answering, rewording, taking back, resolving. */
import type { NewComment } from "#lib/collab/comments-api.ts";
import { createId } from "#lib/collab/doc-id.ts";
import { limits } from "#lib/collab/limits.ts";
import { roleAllows } from "#lib/collab/role.ts";
import { grantedRole } from "../access/effective-role.ts";
import { DirectoryError } from "../documents/directory-error.ts";
import { requireAccess } from "../documents/document-access.ts";
import type { ThreadRecord } from "./comment-records.ts";
import { cleanCommentText, cleanInsertion, cleanQuote } from "./comment-text.ts";
import { showThreads } from "./shown-threads.ts";
import type { ThreadChange } from "./thread-change.ts";
import { nothingToSay, notYours } from "./thread-errors.ts";
import type { Threads, ThreadsOptions } from "./threads.ts";

type Said = "start" | "reply" | "edit" | "remove" | "removeThread" | "resolve";

export function createThreadComments(
  { directory, comments, onWritten, now }: ThreadsOptions,
  { change, write, tellAll }: ThreadChange,
): Pick<Threads, Said> {
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

  async function toCheckedComment(personId: string, documentId: string, comment: NewComment) {
    await requireAccess(directory, personId, documentId, "comment");
    const made = await toComment(personId, documentId, comment);
    if (made.text === "") throw nothingToSay();
    return made;
  }

  return {
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
  };
}

function toDeleted(thread: ThreadRecord, deletedAt: number): ThreadRecord {
  return { ...thread, quote: "", suggestion: null, comments: [], resolvedBy: null, deletedAt };
}

function commentIn(thread: ThreadRecord, id: string) {
  const comment = thread.comments.find((each) => each.id === id);
  if (comment === undefined) throw new DirectoryError("not_found", "There is no such comment any more.");
  return comment;
}
