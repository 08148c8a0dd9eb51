/** What somebody is writing and has not posted, on this device: it outlives a closed panel and a reload. */
import { limits } from "#lib/collab/limits.ts";

export interface CommentDrafts {
  read(place: string): string;
  /** An empty text takes the draft away. */
  write(place: string, text: string): void;
}

type Draft = readonly [place: string, text: string];

const key = "quire.comment-drafts";
/** The oldest give way. */
const mostDrafts = 50;

/** Drafts of one person in one document. A place is a thread's id, or any other name. */
export function commentDrafts(
  storage: Pick<Storage, "getItem" | "setItem"> | undefined,
  personId: string,
  documentId: string,
): CommentDrafts {
  const nameOf = (place: string) => `${personId}/${documentId}/${place}`;
  return {
    read: (place) => stored(storage).find(([name]) => name === nameOf(place))?.[1] ?? "",
    write(place, text) {
      const rest = stored(storage).filter(([name]) => name !== nameOf(place));
      const draft: Draft = [nameOf(place), text.slice(0, limits.maxCommentLength)];
      try {
        storage?.setItem(key, JSON.stringify(text === "" ? rest : [...rest, draft].slice(-mostDrafts)));
      } catch {
        // Full, or switched off: then the draft lasts as long as the page.
      }
    },
  };
}

function stored(storage: Pick<Storage, "getItem"> | undefined): readonly Draft[] {
  try {
    const value: unknown = JSON.parse(storage?.getItem(key) ?? "[]");
    return Array.isArray(value) ? value.filter(isDraft) : [];
  } catch {
    return [];
  }
}

function isDraft(value: unknown): value is Draft {
  return Array.isArray(value) && typeof value[0] === "string" && typeof value[1] === "string";
}
