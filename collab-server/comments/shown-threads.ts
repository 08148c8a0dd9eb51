import type { CommentsChange, Thread } from "#lib/collab/comments-api.ts";
import type { DirectoryPort } from "../documents/directory-port.ts";
import { toPerson } from "../documents/people.ts";
import type { ThreadRecord } from "./comment-records.ts";

/** Threads as people get them, with everybody they name. */
export async function showThreads(
  directory: Pick<DirectoryPort, "peopleById">,
  seq: number,
  records: readonly ThreadRecord[],
): Promise<CommentsChange> {
  const threads = records.filter(({ deletedAt }) => deletedAt === null).map(toThread);
  const ids = [...new Set(threads.flatMap(namedIn))];
  const people = await directory.peopleById(ids);
  return {
    seq,
    threads,
    deleted: records.filter(({ deletedAt }) => deletedAt !== null).map(({ id }) => id),
    people: ids.map((personId) => {
      const { id, name, color } = toPerson(personId, people.get(personId));
      return { id, name, color };
    }),
  };
}

function toThread(record: ThreadRecord): Thread {
  const { id, seq, authorId, createdAt, range, quote, suggestion, resolvedBy, comments } = record;
  return {
    id,
    seq,
    authorId,
    createdAt,
    range,
    quote,
    suggestion: suggestion && {
      insert: suggestion.insert,
      state: suggestion.state,
      decidedBy: suggestion.decidedBy,
    },
    resolvedBy,
    comments,
  };
}

function namedIn({ authorId, resolvedBy, suggestion, comments }: Thread): string[] {
  const others = [resolvedBy, suggestion?.decidedBy].filter((id) => typeof id === "string");
  return [authorId, ...others, ...comments.flatMap((comment) => [comment.authorId, ...comment.mentions])];
}
