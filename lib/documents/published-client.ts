/** The web app's calls for pages that everybody may read (lib/collab/publish-api.ts). */
import { limits } from "#lib/collab/limits.ts";
import { type PublishedPage, publishedPageSchema } from "#lib/collab/publish-api.ts";
import type { ApiCall, ApiOpen } from "./api-call.ts";

/** Each throws ApiError, `not_found` where nothing is published. */
export interface PublishedClient {
  page(slug: string): Promise<PublishedPage>;
  /** As `page`, once it is another than `version`, or after limits.publishedWaitMs. `readers`: for the figures. */
  next(slug: string, version: string, readers: number): Promise<PublishedPage>;
  /** The document's state, a Yjs update. */
  content(slug: string): Promise<Uint8Array>;
  /** The bytes as they come, with media type and length. */
  openPicture(slug: string, hash: string): Promise<Response>;
}

/** What the wait may take longer than it should. */
const patienceMs = 10_000;

export function createPublishedClient(call: ApiCall, open: ApiOpen): PublishedClient {
  const pathOf = (slug: string) => `/v1/published/${encodeURIComponent(slug)}`;
  return {
    page: (slug) => call({ method: "GET", path: pathOf(slug), answer: publishedPageSchema }),
    next(slug, version, readers) {
      const search = new URLSearchParams({ after: version, readers: String(readers) });
      return call({
        method: "GET",
        path: `${pathOf(slug)}?${search.toString()}`,
        answer: publishedPageSchema,
        timeoutMs: limits.publishedWaitMs + patienceMs,
      });
    },
    async content(slug) {
      const answer = await open({ method: "GET", path: `${pathOf(slug)}/content` });
      return new Uint8Array(await answer.arrayBuffer());
    },
    openPicture: (slug, hash) =>
      open({ method: "GET", path: `${pathOf(slug)}/blobs/${encodeURIComponent(hash)}` }),
  };
}
