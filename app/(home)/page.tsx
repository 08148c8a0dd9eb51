import { loadPage } from "#app/page-requester.ts";
import { HomeScreen } from "#components/documents/home-screen.tsx";
import { type HomeView, homeQueryOf, parseHomeView } from "#components/documents/home-view.ts";
import type { Requester } from "#lib/sessions/requester.ts";

interface HomePageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** More than a screen; the rest comes when it is wanted. */
const firstRows = 40;

/** The documents of whoever asks: `/`, `/?scope=trash`, `/?tag=…`. From there on the page itself leads between its views. */
export default async function HomePage({ searchParams }: HomePageProps) {
  const view = parseHomeView(await searchParams);
  const home = await loadPage("/", (requester) => loadHome(requester, view));
  return <HomeScreen view={view} {...home} />;
}

async function loadHome({ person }: Requester, view: HomeView) {
  const [me, list, facets] = await Promise.all([
    person.me(),
    person.home({ ...homeQueryOf(view), limit: firstRows }),
    person.homeFacets(),
  ]);
  return { me, list, facets, now: Date.now() };
}
