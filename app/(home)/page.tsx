import { loadPage } from "#app/page-requester.ts";
import { HomeScreen } from "#components/documents/home-screen.tsx";
import { type DocumentScope, documentScopes } from "#lib/collab/service-api.ts";
import type { Requester } from "#lib/sessions/requester.ts";

interface HomePageProps {
  searchParams: Promise<{ scope?: string | string[] }>;
}

/** The documents of whoever asks: `/` and `/?scope=trash`. */
export default async function HomePage({ searchParams }: HomePageProps) {
  const scope = parseScope((await searchParams).scope);
  const home = await loadPage("/", (requester) => loadHome(requester, scope));
  // A new key per scope: the list of the one is not the other's, whatever is being searched or renamed.
  return <HomeScreen key={scope} scope={scope} {...home} />;
}

async function loadHome({ person }: Requester, scope: DocumentScope) {
  const [me, documents] = await Promise.all([person.me(), person.documents(scope)]);
  return { me, documents, now: Date.now() };
}

function parseScope(value: string | string[] | undefined): DocumentScope {
  return documentScopes.find((scope) => scope === value) ?? "all";
}
