/** The calls of lib/collab/home-api.ts, in its order. */
import {
  batchSchema,
  duplicateDocumentSchema,
  homeQuerySchema,
  patchShelfSchema,
  searchQuerySchema,
} from "#lib/collab/home-api.ts";
import type { Directory } from "../documents/create-directory.ts";
import type { Search } from "../search/search.ts";
import { queryOf } from "./query-of.ts";
import type { Route } from "./route.ts";
import { created, documentIdIn, ok, route } from "./route-table.ts";
import type { SearchLimit } from "./search-limit.ts";

/** The routes of one server's home pages. */
export function createHomeRoutes(directory: Directory, search: Search, limit: SearchLimit): Route[] {
  const { home, shelves } = directory;
  return [
    route("GET", "/v1/home", async ({ personId, query }) =>
      ok(await home.page(personId, queryOf(query, homeQuerySchema))),
    ),
    route("GET", "/v1/home/facets", async ({ personId }) => ok(await home.facets(personId))),
    route("POST", "/v1/home/batch", async ({ personId, body }) =>
      ok({ results: await directory.runBatch(personId, await body(batchSchema)) }),
    ),
    route("GET", "/v1/search", async ({ personId, query }) => {
      const { q, limit: most } = queryOf(query, searchQuerySchema);
      limit(personId);
      return ok(await search.find(personId, q, most));
    }),
    route("PATCH", "/v1/documents/:id/shelf", async ({ personId, params, body }) =>
      ok(await shelves.change(personId, documentIdIn(params), await body(patchShelfSchema))),
    ),
    route("POST", "/v1/documents/:id/duplicate", async ({ personId, params, body }) => {
      const { title } = await body(duplicateDocumentSchema);
      return created(await directory.duplicateDocument(personId, documentIdIn(params), title));
    }),
    route("DELETE", "/v1/documents/:id", async ({ personId, params }) => {
      await directory.deleteDocument(personId, documentIdIn(params));
      return { status: 204 };
    }),
  ];
}
