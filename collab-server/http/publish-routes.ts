/** The calls of lib/collab/publish-api.ts, each as one line of what it does. */
import { isSlug, patchPublicationSchema, publishSchema } from "#lib/collab/publish-api.ts";
import { DirectoryError } from "../documents/directory-error.ts";
import type { Publishing } from "../documents/publishing.ts";
import type { Route } from "./route.ts";
import { documentIdIn, ok, route, routeWithoutPerson } from "./route-table.ts";

/** The routes of publishing: the owners', and those of whoever reads. */
export function createPublishRoutes(publishing: Publishing): Route[] {
  const path = "/v1/documents/:id/publication";
  return [
    route("GET", path, async ({ personId, params }) =>
      ok({ publication: await publishing.get(personId, documentIdIn(params)) }),
    ),
    route("POST", path, async ({ personId, params, body }) =>
      ok(await publishing.publish(personId, documentIdIn(params), await body(publishSchema))),
    ),
    route("PATCH", path, async ({ personId, params, body }) =>
      ok(await publishing.change(personId, documentIdIn(params), await body(patchPublicationSchema))),
    ),
    route("DELETE", path, async ({ personId, params }) => {
      await publishing.unpublish(personId, documentIdIn(params));
      return { status: 204 };
    }),

    routeWithoutPerson("GET", "/v1/published/:slug", async ({ params, query }) => {
      const after = query.get("after");
      if (after === null) return ok(await publishing.page(slugIn(params)));
      const readers = Number(query.get("readers"));
      return ok(await publishing.next(slugIn(params), after, Number.isSafeInteger(readers) ? readers : 0));
    }),
    routeWithoutPerson("GET", "/v1/published/:slug/content", async ({ params }) => ({
      status: 200,
      file: await publishing.content(slugIn(params)),
    })),
    routeWithoutPerson("GET", "/v1/published/:slug/blobs/:hash", async ({ params }) => ({
      status: 200,
      file: await publishing.picture(slugIn(params), params.hash ?? ""),
    })),
  ];
}

function slugIn({ slug }: Readonly<Record<string, string>>): string {
  if (!isSlug(slug)) throw new DirectoryError("not_found", "There is no such page.");
  return slug;
}
