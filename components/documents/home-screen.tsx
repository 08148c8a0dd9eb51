"use client";

import type { DocumentEntry, DocumentScope, Person } from "#lib/collab/service-api.ts";
import { webApi } from "#lib/web-api/lazy-web-api.ts";
import { DocumentsHome } from "./documents-home.tsx";
import { HomeHeader } from "./home-header.tsx";

interface HomeScreenProps {
  me: Person;
  scope: DocumentScope;
  documents: readonly DocumentEntry[];
  /** When the server rendered, ms since 1970. */
  now: number;
}

/** The home page, bound to the page's own API. */
export function HomeScreen({ me, scope, documents, now }: HomeScreenProps) {
  return (
    <>
      <HomeHeader person={me} onRename={(name) => webApi.renameMe(name)} />
      <DocumentsHome
        scope={scope}
        documents={documents}
        now={now}
        mayCreate={me.mayCreate !== false}
        actions={webApi}
      />
    </>
  );
}
