/** The calls of lib/collab/comments-api.ts and notices-api.ts, in their order. */
import {
  decideSuggestionSchema,
  newCommentSchema,
  newThreadSchema,
  patchThreadSchema,
  readThreadsSchema,
} from "#lib/collab/comments-api.ts";
import { patchNoticesSchema, readNoticesSchema } from "#lib/collab/notices-api.ts";
import type { Comments } from "../comments/create-comments.ts";
import { DirectoryError } from "../documents/directory-error.ts";
import type { CommentLimit } from "./comment-limit.ts";
import type { Route } from "./route.ts";
import { created, documentIdIn, ok, route } from "./route-table.ts";

/** The routes of one server's comments. */
export function createCommentRoutes({ threads, notices, nameable }: Comments, limit: CommentLimit): Route[] {
  return [
    route("GET", "/v1/documents/:id/comments", async ({ personId, params, query }) =>
      ok(await threads.list(personId, documentIdIn(params), sinceIn(query))),
    ),
    route("GET", "/v1/documents/:id/comments/people", async ({ personId, params }) =>
      ok({ people: await nameable(personId, documentIdIn(params)) }),
    ),
    route("POST", "/v1/documents/:id/comments", async ({ personId, params, body }) => {
      const thread = await body(newThreadSchema);
      limit(personId);
      return created(await threads.start(personId, documentIdIn(params), thread));
    }),
    route("POST", "/v1/documents/:id/comments/read", async ({ personId, params, body }) => {
      await threads.markRead(personId, documentIdIn(params), (await body(readThreadsSchema)).threads);
      return { status: 204 };
    }),
    route("PATCH", "/v1/documents/:id/comments/:threadId", async ({ personId, params, body }) => {
      const patch = await body(patchThreadSchema);
      const [id, threadId] = [documentIdIn(params), threadIn(params)];
      if (!("proposal" in patch)) return ok(await threads.resolve(personId, id, threadId, patch.isResolved));
      limit(personId);
      return ok(await threads.revise(personId, id, threadId, patch.proposal));
    }),
    route("DELETE", "/v1/documents/:id/comments/:threadId", async ({ personId, params }) =>
      ok(await threads.removeThread(personId, documentIdIn(params), threadIn(params))),
    ),
    route("POST", "/v1/documents/:id/comments/:threadId/decide", async ({ personId, params, body }) => {
      const { decision } = await body(decideSuggestionSchema);
      return ok(await threads.decide(personId, documentIdIn(params), threadIn(params), decision));
    }),
    route("POST", "/v1/documents/:id/comments/:threadId/replies", async ({ personId, params, body }) => {
      const comment = await body(newCommentSchema);
      limit(personId);
      return created(await threads.reply(personId, documentIdIn(params), threadIn(params), comment));
    }),
    route(
      "PATCH",
      "/v1/documents/:id/comments/:threadId/replies/:commentId",
      async ({ personId, params, body }) => {
        const { commentId = "" } = params;
        const comment = await body(newCommentSchema);
        return ok(await threads.edit(personId, documentIdIn(params), threadIn(params), commentId, comment));
      },
    ),
    route(
      "DELETE",
      "/v1/documents/:id/comments/:threadId/replies/:commentId",
      async ({ personId, params }) => {
        const { commentId = "" } = params;
        return ok(await threads.remove(personId, documentIdIn(params), threadIn(params), commentId));
      },
    ),

    route("GET", "/v1/people/me/notices", async ({ personId }) => ok(await notices.list(personId))),
    route("POST", "/v1/people/me/notices/read", async ({ personId, body }) => {
      await notices.markRead(personId, (await body(readNoticesSchema)).ids);
      return { status: 204 };
    }),
    route("GET", "/v1/documents/:id/notices", async ({ personId, params }) =>
      ok({ isMuted: await notices.isMuted(personId, documentIdIn(params)) }),
    ),
    route("PATCH", "/v1/documents/:id/notices", async ({ personId, params, body }) => {
      await notices.mute(personId, documentIdIn(params), (await body(patchNoticesSchema)).isMuted);
      return { status: 204 };
    }),
  ];
}

function sinceIn(query: URLSearchParams): number {
  const since = Number(query.get("since") ?? 0);
  if (!Number.isSafeInteger(since) || since < 0)
    throw new DirectoryError("bad_request", "`since` is a sequence number.");
  return since;
}

/** A part of a storage key: nothing else than an id passes. */
function threadIn({ threadId = "" }: Readonly<Record<string, string>>): string {
  if (!/^[A-Za-z0-9]{22}$/.test(threadId))
    throw new DirectoryError("not_found", "There is no such thread any more.");
  return threadId;
}
