import { type HomeQuery, type HomeScope, homeScopes, homeSorts } from "#lib/collab/home-api.ts";
import { roles } from "#lib/collab/role.ts";

/** Which documents the home page shows: what its address says. `search` looks in all of them, whatever else is chosen. */
export interface HomeView extends Omit<HomeQuery, "q" | "limit" | "cursor"> {
  search?: string;
}

type Given = Readonly<Record<string, string | string[] | undefined>>;

/** The view that an address asks for. What it doesn't know falls away. */
export function parseHomeView(given: Given): HomeView {
  const one = (name: string) => [given[name]].flat().find((value) => value !== undefined && value !== "");
  const of = <T extends string>(choices: readonly T[], name: string) =>
    choices.find((choice) => choice === one(name));
  const [sort, role] = [of(homeSorts, "sort"), of(roles, "role")];
  const [tag, owner, search] = [one("tag"), one("owner"), one("search")];
  return {
    scope: of(homeScopes, "scope") ?? "recent",
    ...(sort !== undefined && { sort }),
    ...(tag !== undefined && { tag }),
    ...(owner !== undefined && { owner }),
    ...(role !== undefined && { role }),
    ...(search !== undefined && { search }),
  };
}

/** The address of a view. */
export function homeViewHref({ scope, ...rest }: HomeView): string {
  const given = Object.entries({ scope: scope === "recent" ? "" : scope, ...rest }).filter(
    ([, value]) => value,
  );
  const search = new URLSearchParams(given.map(([name, value]) => [name, value])).toString();
  return search === "" ? "/" : `/?${search}`;
}

/** What to ask the server for: the view without its search, which is asked for apart. */
export function homeQueryOf(view: HomeView): HomeQuery {
  const { search: _, ...query } = view;
  return query;
}

/** One word for the list that a view shows, the same for equal views. */
export function homeListKey(view: HomeView): string {
  return homeViewHref(homeQueryOf(view));
}

/** Whether something besides scope and order narrows the view. */
export function isFiltered({ tag, owner, role }: HomeView): boolean {
  return tag !== undefined || owner !== undefined || role !== undefined;
}

/** The scopes in the order in which they are offered. */
export const scopeOrder = [
  "recent",
  "starred",
  "mine",
  "shared",
  "templates",
  "trash",
] as const satisfies HomeScope[];
