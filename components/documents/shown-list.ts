import type { HomeEntry, SearchResult } from "#lib/collab/home-api.ts";
import type { HomeState } from "./home-store.ts";

/** What stands in the list's place right now: a search's answer, or a view's documents. */
export interface ShownList {
  /** Null until anything came. */
  documents: readonly HomeEntry[] | null;
  /** With those that were not fetched yet. */
  total: number;
  /** Where it is a search: what matched, in the same order. */
  found: readonly SearchResult[] | null;
  isSearching: boolean;
  /** A newer answer is on its way. */
  isStale: boolean;
  /** The server has not read every document yet. */
  isIndexing: boolean;
  /** Why it did not come; null when it did. */
  trouble: unknown;
}

/** Search and list are two sides of one place: which one shows, and how it stands. */
export function shownList({ view, list, trouble, search }: HomeState): ShownList {
  const isSearching = (view.search ?? "").trim() !== "";
  if (!isSearching)
    return {
      documents: list?.documents ?? null,
      total: list?.total ?? 0,
      found: null,
      isSearching,
      isStale: false,
      isIndexing: false,
      trouble,
    };
  const found = search.answer?.results ?? null;
  return {
    documents: found?.map(({ document }) => document) ?? null,
    total: found?.length ?? 0,
    found,
    isSearching,
    isStale: search.status === "asking" && found !== null,
    isIndexing: search.answer?.isIndexing === true,
    trouble: search.status === "failed" ? search.error : null,
  };
}
