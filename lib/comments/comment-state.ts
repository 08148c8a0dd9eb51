import type { Comment, CommentsChange, Thread } from "#lib/collab/comments-api.ts";

export type CommentPerson = CommentsChange["people"][number];

/** What a page knows of a document's comments. Never changed itself. */
export interface CommentState {
  readonly threads: ReadonlyMap<string, Thread>;
  readonly people: ReadonlyMap<string, CommentPerson>;
  /** Per thread, the `seq` up to which this person has seen it. */
  readonly read: ReadonlyMap<string, number>;
  /** Everything up to here is known. */
  readonly seq: number;
  /** Threads that are no more: an answer that comes late must not bring one back. */
  readonly deleted: ReadonlySet<string>;
}

export const noComments: CommentState = {
  threads: new Map(),
  people: new Map(),
  read: new Map(),
  seq: 0,
  deleted: new Set(),
};

/** What was asked `since` the known sequence: from here on everything up to its `seq` is known. */
export function withCatchUp(state: CommentState, change: CommentsChange): CommentState {
  return { ...withAnswer(state, change), seq: Math.max(state.seq, change.seq) };
}

/** The answer to one's own call. It holds what that call changed and nothing of what others did before it. */
export function withAnswer(state: CommentState, change: CommentsChange): CommentState {
  const deleted = new Set([...state.deleted, ...change.deleted]);
  const threads = new Map(state.threads);
  for (const id of change.deleted) threads.delete(id);
  for (const thread of change.threads)
    if (!deleted.has(thread.id) && thread.seq > (threads.get(thread.id)?.seq ?? -1))
      threads.set(thread.id, thread);
  const people = new Map(state.people);
  for (const person of change.people) people.set(person.id, person);
  return { ...withRead(state, change.read ?? {}), threads, people, deleted };
}

/** Marks only rise: another tab may have read further. */
export function withRead(state: CommentState, marks: Readonly<Record<string, number>>): CommentState {
  const read = new Map(state.read);
  for (const [id, seq] of Object.entries(marks)) read.set(id, Math.max(seq, read.get(id) ?? 0));
  return { ...state, read };
}

export function isOpen(thread: Thread): boolean {
  return thread.resolvedBy === null && (thread.suggestion === null || thread.suggestion.state === "open");
}

/** Whether somebody else said something there since the person looked. */
export function isUnread({ read }: CommentState, thread: Thread, myId: string): boolean {
  return (
    (thread.comments.at(-1)?.authorId ?? thread.authorId) !== myId && thread.seq > (read.get(thread.id) ?? 0)
  );
}

/** Whether the person began the thread, wrote in it, or is named there. */
export function concerns(thread: Thread, myId: string): boolean {
  const isAbout = ({ authorId, mentions }: Comment) => authorId === myId || mentions.includes(myId);
  return thread.authorId === myId || thread.comments.some(isAbout);
}
