"use client";

import { useEffect, useEffectEvent, useLayoutEffect, useState, useSyncExternalStore } from "react";
import type { HomeFacets, HomePage } from "#lib/collab/home-api.ts";
import type { DocumentActions } from "./document-actions.ts";
import { createHomeStore, type HomeState, type HomeStore } from "./home-store.ts";
import { type HomeView, homeViewHref, parseHomeView } from "./home-view.ts";

export interface Home {
  store: HomeStore;
  state: HomeState;
  /** Shows another view and writes it into the address: as a new step of the browser's history, or in place of the last. */
  go: (view: HomeView, step?: "new" | "same") => void;
}

/** The home page's store, tied to the page: its address, and whether anybody looks. */
export function useHome(
  first: { view: HomeView; list: HomePage; facets: HomeFacets },
  actions: DocumentActions,
): Home {
  const [store] = useState(() => createHomeStore(actions, first));
  const state = useSyncExternalStore(store.subscribe, store.state, store.state);
  const showAddress = useEffectEvent(() => {
    store.show(parseHomeView(Object.fromEntries(new URLSearchParams(location.search))));
  });

  // Coming back from a document, the address may be further on than what the server rendered for it once.
  useLayoutEffect(() => {
    showAddress();
    window.addEventListener("popstate", showAddress);
    return () => window.removeEventListener("popstate", showAddress);
  }, []);
  useEffect(() => {
    const look = () => {
      // oxlint-disable-next-line no-void -- `refresh` hands its failures to the state.
      if (document.visibilityState === "visible") void store.refresh();
    };
    look();
    document.addEventListener("visibilitychange", look);
    // Of two windows beside each other both are seen all the time.
    window.addEventListener("focus", look);
    return () => {
      document.removeEventListener("visibilitychange", look);
      window.removeEventListener("focus", look);
      store.end();
    };
  }, [store]);

  const go = (view: HomeView, step: "new" | "same" = "new") => {
    const href = homeViewHref(view);
    if (step === "new") window.history.pushState(null, "", href);
    else window.history.replaceState(null, "", href);
    store.show(view);
    if (step === "new") window.scrollTo(0, 0);
  };
  return { store, state, go };
}
