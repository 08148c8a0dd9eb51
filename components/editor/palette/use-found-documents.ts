"use client";

import { useEffect, useState } from "react";
import { createSearchSession, noSearch, type SearchState } from "#components/documents/search-session.ts";
import type { SearchAnswer, SearchResult } from "#lib/collab/home-api.ts";
import { webApi } from "#lib/web-api/lazy-web-api.ts";

const atMost = 6;

/** The documents that hold the words typed into the palette, best first; none where nothing was typed, or nothing answers. */
export function useFoundDocuments(query: string): readonly SearchResult[] {
  const [state, setState] = useState<SearchState<SearchAnswer>>(noSearch);
  const [session] = useState(() =>
    createSearchSession<SearchAnswer>({
      search: (words, signal) => webApi.search(words, atMost, signal),
      onState: setState,
      isPartial: ({ isIndexing }) => isIndexing,
    }),
  );
  useEffect(() => session.ask(query), [session, query]);
  useEffect(() => session.end, [session]);
  // The one that is open is no place to go to.
  return state.answer?.results.filter(({ document }) => !location.pathname.endsWith(document.id)) ?? [];
}
