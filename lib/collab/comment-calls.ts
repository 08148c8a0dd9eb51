/** What one person may ask about comments and the bell: person-calls.ts says how these calls are made on both sides. */
import {
  type CommentsChange,
  commentsChangeSchema,
  type Decision,
  type NameablePerson,
  type NewComment,
  type NewProposal,
  type NewThread,
  nameablePeopleSchema,
} from "./comments-api.ts";
import { type NoticeList, noticeListSchema, patchNoticesSchema } from "./notices-api.ts";
import type { PersonCall } from "./person-calls.ts";

export interface CommentCalls {
  /** What changed in the comments after `since`; all of them when it is 0. Needs `comment`, as all about comments does. */
  comments(documentId: string, since: number): Promise<CommentsChange>;
  /** Who can be named in them. */
  nameablePeople(documentId: string): Promise<NameablePerson[]>;
  startThread(documentId: string, thread: NewThread): Promise<CommentsChange>;
  reply(documentId: string, threadId: string, comment: NewComment): Promise<CommentsChange>;
  editComment(
    documentId: string,
    threadId: string,
    commentId: string,
    comment: NewComment,
  ): Promise<CommentsChange>;
  removeComment(documentId: string, threadId: string, commentId: string): Promise<CommentsChange>;
  removeThread(documentId: string, threadId: string): Promise<CommentsChange>;
  resolveThread(documentId: string, threadId: string, isResolved: boolean): Promise<CommentsChange>;
  /** Says something else in one's own suggestion. Throws `conflict` when it is decided. */
  reviseSuggestion(documentId: string, threadId: string, proposal: NewProposal): Promise<CommentsChange>;
  /** Accepts or rejects a suggestion. Throws `conflict` when it is decided, or its text is gone. */
  decideSuggestion(documentId: string, threadId: string, decision: Decision): Promise<CommentsChange>;
  /** How far one has read: per thread its `seq`. */
  markThreadsRead(documentId: string, threads: Record<string, number>): Promise<void>;
  notices(): Promise<NoticeList>;
  /** All of them without `ids`. */
  markNoticesRead(ids?: string[]): Promise<void>;
  isMuted(documentId: string): Promise<boolean>;
  setMuted(documentId: string, isMuted: boolean): Promise<void>;
}

/** The calls over `call`. `me`: the path of what is the person's own, `documents`: of what is a document's. */
export function createCommentCalls(
  call: PersonCall,
  { me, documents }: { me: string; documents: string },
): CommentCalls {
  const documentPath = (documentId: string, rest: string) =>
    `${documents}/${encodeURIComponent(documentId)}${rest}`;
  const threadPath = (documentId: string, threadId: string, rest = "") =>
    documentPath(documentId, `/comments/${encodeURIComponent(threadId)}${rest}`);
  const commentPath = (documentId: string, threadId: string, commentId: string) =>
    threadPath(documentId, threadId, `/replies/${encodeURIComponent(commentId)}`);

  return {
    comments: (id, since) =>
      call({
        method: "GET",
        path: documentPath(id, `/comments?since=${since}`),
        answer: commentsChangeSchema,
      }),
    nameablePeople: async (id) => {
      const path = documentPath(id, "/comments/people");
      return (await call({ method: "GET", path, answer: nameablePeopleSchema })).people;
    },
    startThread: (id, body) =>
      call({ method: "POST", path: documentPath(id, "/comments"), body, answer: commentsChangeSchema }),
    reply: (id, threadId, body) =>
      call({
        method: "POST",
        path: threadPath(id, threadId, "/replies"),
        body,
        answer: commentsChangeSchema,
      }),
    editComment: (id, threadId, commentId, body) =>
      call({
        method: "PATCH",
        path: commentPath(id, threadId, commentId),
        body,
        answer: commentsChangeSchema,
      }),
    removeComment: (id, threadId, commentId) =>
      call({ method: "DELETE", path: commentPath(id, threadId, commentId), answer: commentsChangeSchema }),
    removeThread: (id, threadId) =>
      call({ method: "DELETE", path: threadPath(id, threadId), answer: commentsChangeSchema }),
    resolveThread: (id, threadId, isResolved) =>
      call({
        method: "PATCH",
        path: threadPath(id, threadId),
        body: { isResolved },
        answer: commentsChangeSchema,
      }),
    reviseSuggestion: (id, threadId, proposal) =>
      call({
        method: "PATCH",
        path: threadPath(id, threadId),
        body: { proposal },
        answer: commentsChangeSchema,
      }),
    decideSuggestion: (id, threadId, decision) =>
      call({
        method: "POST",
        path: threadPath(id, threadId, "/decide"),
        body: { decision },
        answer: commentsChangeSchema,
      }),
    markThreadsRead: (id, threads) =>
      call({ method: "POST", path: documentPath(id, "/comments/read"), body: { threads }, answer: null }),
    notices: () => call({ method: "GET", path: `${me}/notices`, answer: noticeListSchema }),
    markNoticesRead: (ids) =>
      call({ method: "POST", path: `${me}/notices/read`, body: { ids }, answer: null }),
    isMuted: async (id) =>
      (await call({ method: "GET", path: documentPath(id, "/notices"), answer: patchNoticesSchema })).isMuted,
    setMuted: (id, isMuted) =>
      call({ method: "PATCH", path: documentPath(id, "/notices"), body: { isMuted }, answer: null }),
  };
}
