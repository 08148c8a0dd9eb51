/** What each person keeps about documents for themselves: stars, tags, and when they last opened one. */
import type { HomeEntry, PatchShelf } from "#lib/collab/home-api.ts";
import { limits } from "#lib/collab/limits.ts";
import { withoutTrickery } from "#lib/collab/person-name.ts";
import { DirectoryError } from "./directory-error.ts";
import type { DirectoryPort } from "./directory-port.ts";
import { requireAccess } from "./document-access.ts";
import { toHomeEntries } from "./home-entry.ts";
import type { ShelfRecord } from "./records.ts";

/** Throws DirectoryError `not_found` without access. */
export interface Shelves {
  /** Needs `view`. Throws `bad_request` for tags that hold nothing to be shown. */
  change(personId: string, documentId: string, change: PatchShelf): Promise<HomeEntry>;
  /** Needs `view`. Leaves the other tags as they are. Throws `too_large` when there is no room for one more. */
  tag(personId: string, documentId: string, tag: string, isWanted: boolean): Promise<HomeEntry>;
  get(personId: string, documentId: string): Promise<HomeEntry>;
  /** Remembers that the person opened it now, to the minute. */
  opened(personId: string, documentId: string): Promise<void>;
}

/** Creates the shelves of one directory. */
export function createShelves(directory: DirectoryPort, now: () => number): Shelves {
  const emptyShelf = (documentId: string, personId: string): ShelfRecord => ({
    documentId,
    personId,
    isStarred: false,
    tags: [],
    openedAt: null,
  });

  async function write(
    personId: string,
    documentId: string,
    change: (before: ShelfRecord) => ShelfRecord,
  ): Promise<void> {
    await directory.exclusively(`shelf:${documentId}/${personId}`, async () => {
      // Deleted for good between the question for access and now: nothing shall be left of it.
      if ((await directory.document(documentId)) === undefined) return;
      const before = await directory.shelf(documentId, personId);
      const after = change(before ?? emptyShelf(documentId, personId));
      const isEmpty = !after.isStarred && after.tags.length === 0 && after.openedAt === null;
      if (after === before || (isEmpty && before === undefined)) return;
      await directory.write([isEmpty ? { kind: "shelf", remove: after } : { kind: "shelf", put: after }]);
    });
  }

  async function get(personId: string, documentId: string): Promise<HomeEntry> {
    const opened = await requireAccess(directory, personId, documentId, "view");
    const shelf = await directory.shelf(documentId, personId);
    const [entry] = await toHomeEntries(directory, [{ ...opened, shelf }]);
    if (entry === undefined) throw new Error("toHomeEntries broke its own contract");
    return entry;
  }

  return {
    get,
    async change(personId, documentId, { isStarred, tags }) {
      await requireAccess(directory, personId, documentId, "view");
      const cleaned = tags === undefined ? undefined : cleanTags(tags);
      await write(personId, documentId, (before) => ({
        ...before,
        isStarred: isStarred ?? before.isStarred,
        tags: cleaned ?? before.tags,
      }));
      return get(personId, documentId);
    },
    async tag(personId, documentId, rawTag, isWanted) {
      await requireAccess(directory, personId, documentId, "view");
      const [tag = ""] = cleanTags([rawTag]);
      await write(personId, documentId, (before) => {
        const others = before.tags.filter((each) => !isSameTag(each, tag));
        if (!isWanted) return { ...before, tags: others };
        if (others.length < before.tags.length) return before;
        if (others.length >= limits.maxTagsPerDocument)
          throw new DirectoryError("too_large", "This document has as many tags as there can be.");
        return { ...before, tags: [...others, tag] };
      });
      return get(personId, documentId);
    },
    opened: (personId, documentId) =>
      write(personId, documentId, (before) => {
        const at = now();
        // Every tab and every reconnect enters anew.
        const isFresh = before.openedAt !== null && at - before.openedAt < freshMs;
        return isFresh ? before : { ...before, openedAt: at };
      }),
  };
}

const freshMs = 60_000;

/** Without what cannot be seen, each once, blind to case. Throws `bad_request` when nothing is left of one. */
function cleanTags(raw: readonly string[]): string[] {
  const tags: string[] = [];
  for (const each of raw) {
    const tag = withoutTrickery(each.replace(/\s+/gu, " ")).trim();
    if (tag === "") throw new DirectoryError("bad_request", "A tag needs at least one letter.");
    if (!tags.some((other) => isSameTag(other, tag))) tags.push(tag);
  }
  return tags;
}

function isSameTag(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
