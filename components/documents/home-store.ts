/**
 * What the home page knows, without React: one list per view that was looked at, the choices beside them, and the search.
 *
 * - A view that was looked at before is there at once, and is fetched anew behind it.
 * - A change shows at once, in every list; what the server refuses goes back to its place.
 * - An answer that set out before a change never overwrites it: `changes` counts them.
 */
import type {
  Batch,
  BatchAnswer,
  HomeEntry,
  HomeFacets,
  HomePage,
  SearchAnswer,
} from "#lib/collab/home-api.ts";
import { limits } from "#lib/collab/limits.ts";
import type { DocumentActions } from "./document-actions.ts";
import {
  entryAfter,
  type HomeList,
  listAfter,
  oppositeOf,
  type PlacedEntry,
  placesOf,
  withEntry,
  withNewBeginning,
  withNextPage,
  withPlaced,
} from "./home-list.ts";
import { type HomeView, homeListKey, homeQueryOf } from "./home-view.ts";
import { createSearchSession, noSearch, type SearchState } from "./search-session.ts";

export interface HomeState {
  readonly view: HomeView;
  /** Of the view; null until it came. */
  readonly list: HomeList | null;
  /** Why the last fetching of the view's list failed; null when it didn't. */
  readonly trouble: unknown;
  readonly facets: HomeFacets;
  readonly search: SearchState<SearchAnswer>;
}

/** How a change went. */
export interface ChangeOutcome {
  readonly done: readonly string[];
  /** With the codes of apiErrors. */
  readonly failed: readonly { documentId: string; code: string }[];
  /** Takes back what was done; null where nothing does, or nothing was done. */
  readonly undo: (() => Promise<ChangeOutcome>) | null;
}

export interface HomeStore {
  readonly state: () => HomeState;
  readonly subscribe: (changed: () => void) => () => void;
  readonly show: (view: HomeView) => void;
  /** Fetches until the list holds the document at `index`, or its end. */
  readonly reach: (index: number) => Promise<void>;
  /** Fetches the view's list, the choices and the search's answer anew. */
  readonly refresh: () => Promise<void>;
  /** Rejects when the server could not be asked; then everything is as before. */
  readonly change: (change: Batch) => Promise<ChangeOutcome>;
  /** Shows a document as it is now, wherever it stands. */
  readonly put: (entry: HomeEntry) => void;
  readonly end: () => void;
}

/** Documents that come first; what is wanted from further down comes in larger parts. */
const beginning = 100;

type Places = ReadonlyMap<string, readonly PlacedEntry[]>;

/** Starts with what the server rendered. */
export function createHomeStore(
  actions: DocumentActions,
  first: { view: HomeView; list: HomeList; facets: HomeFacets },
): HomeStore {
  const lists = new Map<string, { view: HomeView; list: HomeList }>();
  const troubles = new Map<string, unknown>();
  const reaching = new Map<string, Promise<void>>();
  const listeners = new Set<() => void>();
  let changes = 0;
  lists.set(homeListKey(first.view), { view: first.view, list: first.list });

  let state: HomeState = {
    view: first.view,
    list: first.list,
    trouble: null,
    facets: first.facets,
    search: noSearch,
  };
  const tell = (next: Partial<HomeState> = {}): void => {
    const view = next.view ?? state.view;
    const key = homeListKey(view);
    state = { ...state, ...next, list: lists.get(key)?.list ?? null, trouble: troubles.get(key) ?? null };
    for (const listener of listeners) listener();
  };
  const keep = (view: HomeView, list: HomeList): void => {
    lists.set(homeListKey(view), { view, list });
    troubles.delete(homeListKey(view));
  };

  const search = createSearchSession<SearchAnswer>({
    search: (query, signal) => actions.search(query, limits.maxSearchResults, signal),
    isPartial: ({ isIndexing }) => isIndexing,
    onState: (next) => tell({ search: next }),
  });

  const fetchBeginning = async (view: HomeView): Promise<void> => {
    const before = changes;
    try {
      const page = await actions.home({ ...homeQueryOf(view), limit: beginning });
      if (changes !== before) return;
      const old = lists.get(homeListKey(view))?.list;
      keep(view, old === undefined ? page : withNewBeginning(old, page));
    } catch (error) {
      // A list that is there stays; whatever the person does next reports the trouble.
      if (!lists.has(homeListKey(view))) troubles.set(homeListKey(view), error);
    }
    tell();
  };
  const fetchFacets = async (): Promise<void> => {
    const before = changes;
    try {
      const facets = await actions.homeFacets();
      if (changes === before) tell({ facets });
    } catch {
      // The choices on screen stay.
    }
  };
  const refresh = async (): Promise<void> => {
    search.again();
    await Promise.all([fetchBeginning(state.view), fetchFacets()]);
  };

  const fetchUntil = async (view: HomeView, index: number): Promise<void> => {
    const key = homeListKey(view);
    for (;;) {
      const list = lists.get(key)?.list;
      if (list === undefined || list.next === null || list.documents.length > index) return;
      const cursor = list.next;
      let page: HomePage;
      try {
        page = await actions.home({ ...homeQueryOf(view), cursor, limit: limits.maxHomePage });
      } catch (error) {
        troubles.set(key, error);
        tell();
        return;
      }
      const now = lists.get(key)?.list;
      // The list was fetched anew meanwhile: this page may not fit behind it any more.
      if (now !== undefined && now.next === cursor) keep(view, withNextPage(now, page));
      tell();
    }
  };

  /** Shows a change in every list; answers where its documents stood. */
  const showChange = (change: Batch, back?: Places): Places => {
    const ids = new Set(change.documentIds);
    const before = new Map([...lists].map(([key, { list }]) => [key, placesOf(list, ids)]));
    for (const [key, { view, list }] of lists) {
      const after = listAfter(list, view, change);
      const placed = back?.get(key)?.filter(({ document }) => ids.has(document.id));
      lists.set(key, { view, list: placed === undefined ? after : withPlaced(after, placed) });
    }
    const isGone = change.action === "trash" || change.action === "delete";
    search.amend((answer) => ({
      ...answer,
      results: answer.results.flatMap((result) => {
        if (!ids.has(result.document.id)) return [result];
        return isGone ? [] : [{ ...result, document: entryAfter(result.document, change) }];
      }),
    }));
    tell();
    return before;
  };
  const putBack = (places: Places, ids: ReadonlySet<string>): void => {
    for (const [key, { view, list }] of lists) {
      const placed = places.get(key)?.filter(({ document }) => ids.has(document.id)) ?? [];
      lists.set(key, { view, list: withPlaced(list, placed) });
    }
    search.again();
    tell();
  };

  const run = async (change: Batch, back?: Places): Promise<ChangeOutcome> => {
    changes += 1;
    const before = showChange(change, back);
    let results: BatchAnswer["results"];
    try {
      results = await inParts(change, actions);
    } catch (error) {
      // Of several parts the first may have come through: what is so is fetched anew.
      putBack(before, new Set(change.documentIds));
      // oxlint-disable-next-line no-void -- `refresh` hands its failures to the state.
      void Promise.resolve().then(refresh);
      throw error;
    } finally {
      changes += 1;
    }
    const failed = results.flatMap(({ documentId, error }) =>
      error === null ? [] : [{ documentId, code: error }],
    );
    const done = results.flatMap(({ documentId, error }) => (error === null ? [documentId] : []));
    if (failed.length > 0) putBack(before, new Set(failed.map(({ documentId }) => documentId)));
    // oxlint-disable-next-line no-void -- `refresh` hands its failures to the state.
    void refresh();
    const opposite = oppositeOf({ ...change, documentIds: done });
    const undo = opposite === null || done.length === 0 ? null : () => run(opposite, before);
    return { done, failed, undo };
  };

  return {
    state: () => state,
    subscribe(changed) {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    show(view) {
      const isOther = homeListKey(view) !== homeListKey(state.view);
      troubles.delete(homeListKey(view));
      tell({ view });
      search.ask(view.search ?? "");
      // oxlint-disable-next-line no-void -- `fetchBeginning` hands its failures to the state.
      if (isOther || state.list === null) void fetchBeginning(view);
    },
    async reach(index) {
      const { view } = state;
      const key = homeListKey(view);
      // One after the other: two that fetch the same page would waste it.
      const before = reaching.get(key) ?? Promise.resolve();
      const way = before.then(() => fetchUntil(view, index));
      reaching.set(key, way);
      await way;
    },
    refresh,
    change: (change) => run(change),
    put(entry) {
      changes += 1;
      for (const [key, { view, list }] of lists) lists.set(key, { view, list: withEntry(list, entry) });
      search.amend((answer) => ({
        ...answer,
        results: answer.results.map((result) =>
          result.document.id === entry.id
            ? { ...result, document: entry, title: { text: entry.title, marks: [] } }
            : result,
        ),
      }));
      tell();
    },
    end: search.end,
  };
}

/** As many calls as it takes: one takes only so many documents. */
async function inParts(
  change: Batch,
  actions: Pick<DocumentActions, "batch">,
): Promise<BatchAnswer["results"]> {
  const results: BatchAnswer["results"] = [];
  for (let from = 0; from < change.documentIds.length; from += limits.maxBatchDocuments) {
    const documentIds = change.documentIds.slice(from, from + limits.maxBatchDocuments);
    // One after the other: the first refusal of all ends it.
    // oxlint-disable-next-line no-await-in-loop
    results.push(...(await actions.batch({ ...change, documentIds })).results);
  }
  return results;
}
