import type { Batch, HomeEntry, HomePage } from "#lib/collab/home-api.ts";
import type { HomeView } from "./home-view.ts";

/** A list as far as it was fetched, as a value; what is behind the last document comes with `next`. */
export type HomeList = HomePage;

/** A document and the place where it stood, to be put back there. */
export interface PlacedEntry {
  index: number;
  document: HomeEntry;
}

/** The list with the next page behind it. What came twice, because it moved meanwhile, is there once. */
export function withNextPage(list: HomeList, page: HomePage): HomeList {
  const known = new Set(list.documents.map(({ id }) => id));
  return { ...page, documents: [...list.documents, ...page.documents.filter(({ id }) => !known.has(id))] };
}

/**
 * The list with its beginning fetched anew. What was fetched behind it stays, so that somebody far down is not thrown out of
 * place; where all of the list is anew, or nothing was behind it, the new one is the list.
 */
export function withNewBeginning(list: HomeList, fresh: HomePage): HomeList {
  const known = new Set(fresh.documents.map(({ id }) => id));
  const behind = list.documents.slice(fresh.documents.length).filter(({ id }) => !known.has(id));
  if (fresh.next === null || behind.length === 0) return fresh;
  return { documents: [...fresh.documents, ...behind], total: fresh.total, next: list.next };
}

/** Those documents with the places that they have now, from the top. */
export function placesOf({ documents }: HomeList, ids: ReadonlySet<string>): PlacedEntry[] {
  return documents.flatMap((document, index) => (ids.has(document.id) ? [{ index, document }] : []));
}

/** The list with documents as they were, at the places where they were. */
export function withPlaced(list: HomeList, placed: readonly PlacedEntry[]): HomeList {
  const ids = new Set(placed.map(({ document }) => document.id));
  const documents = list.documents.filter(({ id }) => !ids.has(id));
  const missing = placed.length - (list.documents.length - documents.length);
  for (const { index, document } of placed) documents.splice(Math.min(index, documents.length), 0, document);
  return { ...list, documents, total: list.total + missing };
}

/** The list with one document as it is now, at the same place: a row must not jump away under the hand. */
export function withEntry(list: HomeList, entry: HomeEntry): HomeList {
  return { ...list, documents: list.documents.map((old) => (old.id === entry.id ? entry : old)) };
}

/** One document after a change to it. */
export function entryAfter(entry: HomeEntry, change: Batch): HomeEntry {
  switch (change.action) {
    case "star":
      return { ...entry, isStarred: true };
    case "unstar":
      return { ...entry, isStarred: false };
    case "tag":
      return hasTag(entry, change.tag) ? entry : { ...entry, tags: [...entry.tags, change.tag] };
    case "untag":
      return { ...entry, tags: entry.tags.filter((tag) => !isSameTag(tag, change.tag)) };
    case "trash":
    case "restore":
    case "delete":
    default:
      return entry;
  }
}

/** The list of that view after a change: rows that do not belong there any more go. */
export function listAfter(list: HomeList, view: HomeView, change: Batch): HomeList {
  const ids = new Set(change.documentIds);
  const documents = list.documents.flatMap((old) => {
    if (!ids.has(old.id)) return [old];
    const entry = entryAfter(old, change);
    return belongs(entry, view, change) ? [entry] : [];
  });
  return { ...list, documents, total: list.total - (list.documents.length - documents.length) };
}

function belongs(entry: HomeEntry, view: HomeView, { action }: Batch): boolean {
  if (action === "delete") return false;
  if (action === "trash") return view.scope === "trash";
  if (action === "restore") return view.scope !== "trash";
  if (view.scope === "starred" && !entry.isStarred) return false;
  return view.tag === undefined || hasTag(entry, view.tag);
}

/** What takes a change back; nothing takes `delete` back. */
export function oppositeOf(change: Batch): Batch | null {
  const { documentIds } = change;
  switch (change.action) {
    case "trash":
      return { action: "restore", documentIds };
    case "restore":
      return { action: "trash", documentIds };
    case "star":
      return { action: "unstar", documentIds };
    case "unstar":
      return { action: "star", documentIds };
    case "tag":
      return { action: "untag", tag: change.tag, documentIds };
    case "untag":
      return { action: "tag", tag: change.tag, documentIds };
    case "delete":
    default:
      return null;
  }
}

/** Whether a change would do anything to a document: only that much is asked for, and taken back. */
export function wouldChange(entry: HomeEntry, change: Batch): boolean {
  switch (change.action) {
    case "star":
      return !entry.isStarred;
    case "unstar":
      return entry.isStarred;
    case "tag":
      return !hasTag(entry, change.tag);
    case "untag":
      return hasTag(entry, change.tag);
    case "trash":
      return entry.trashedAt === null;
    case "restore":
    case "delete":
    default:
      return entry.trashedAt !== null;
  }
}

/** Whether somebody gave the document this tag. */
export function hasTag({ tags }: HomeEntry, tag: string): boolean {
  return tags.some((each) => isSameTag(each, tag));
}

/** Tags differ by their letters, not by how large these are. */
export function isSameTag(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
