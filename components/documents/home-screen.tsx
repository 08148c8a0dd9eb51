"use client";

import type { HomeFacets, HomePage } from "#lib/collab/home-api.ts";
import type { Person } from "#lib/collab/service-api.ts";
import { webApi } from "#lib/web-api/lazy-web-api.ts";
import { DocumentsHome } from "./documents-home.tsx";
import { HomeHeader } from "./home-header.tsx";
import type { HomeView } from "./home-view.ts";

interface HomeScreenProps {
  me: Person;
  view: HomeView;
  list: HomePage;
  facets: HomeFacets;
  /** When the server rendered, ms since 1970. */
  now: number;
}

/** The home page, bound to the page's own API. */
export function HomeScreen({ me, view, list, facets, now }: HomeScreenProps) {
  return (
    <>
      <HomeHeader person={me} onRename={(name) => webApi.renameMe(name)} />
      <DocumentsHome
        view={view}
        list={list}
        facets={facets}
        now={now}
        myId={me.id}
        mayCreate={me.mayCreate !== false}
        actions={webApi}
      />
    </>
  );
}
