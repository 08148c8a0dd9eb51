/** What can be done with the threads of comments of a document. The server alone writes them: who wrote what, and when, is what it saw itself. */
import type {
  CommentsChange,
  Decision,
  NewComment,
  NewProposal,
  NewThread,
} from "#lib/collab/comments-api.ts";
import type { AccessChanges } from "../access/access-changes.ts";
import type { DirectoryPort } from "../documents/directory-port.ts";
import type { ApplySuggestion } from "./apply-suggestion.ts";
import type { ThreadRecord } from "./comment-records.ts";
import type { CommentStore } from "./comment-store.ts";

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
