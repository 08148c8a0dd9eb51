import type { HomeCalls } from "#lib/collab/home-calls.ts";
import type { PersonCalls } from "#lib/collab/person-calls.ts";

/** What the home page asks of the server. Every call rejects when it did not happen. */
export type DocumentActions = Pick<PersonCalls, "createDocument" | "renameDocument"> &
  Pick<HomeCalls, "home" | "homeFacets" | "batch" | "duplicateDocument" | "setTemplate" | "search">;
