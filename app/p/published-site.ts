/** What all routes of published pages share in this process: the pages as they were last rendered, and who follows them. */
import { isSlug } from "#lib/collab/publish-api.ts";
import { ApiError } from "#lib/documents/api-error.ts";
import type { PublishedClient } from "#lib/documents/published-client.ts";
import { readAppEnv } from "#lib/env/app-env.ts";
import { createPageFollowers, type PageFollowers } from "#lib/publish/page-followers.ts";
import { createPublishedPages, type FoundPage, type PublishedPages } from "#lib/publish/published-pages.ts";
import type { Forwarded } from "#lib/secrets/forwarded.ts";
import { documentsClient, requestOrigin } from "#lib/sessions/requester.ts";

/** The route's parameters under `/p/[slug]`. */
export interface PageParams {
  params: Promise<{ slug: string }>;
}

export interface PublishedSite {
  client: PublishedClient;
  pages: PublishedPages;
  followers: PageFollowers;
}

// Next.js bundles each route by itself: what they share has to lie where all of them find it.
const shared: typeof globalThis & { quirePublished?: PublishedSite } = globalThis;

export function publishedSite(): PublishedSite {
  // The client of the moment: the collab server may have come back on another port.
  const client: PublishedClient = {
    page: (slug) => documentsClient(readAppEnv()).published.page(slug),
    next: (slug, version, readers) => documentsClient(readAppEnv()).published.next(slug, version, readers),
    content: (slug) => documentsClient(readAppEnv()).published.content(slug),
    openPicture: (slug, hash) => documentsClient(readAppEnv()).published.openPicture(slug, hash),
  };
  if (shared.quirePublished === undefined) {
    const pages = createPublishedPages(client);
    shared.quirePublished = { client, pages, followers: createPageFollowers({ client, pages }) };
  }
  return shared.quirePublished;
}

/** What is at the address; undefined where nothing ever was, or could be. */
export async function findPage(slug: string): Promise<FoundPage | undefined> {
  if (!isSlug(slug)) return undefined;
  try {
    return await publishedSite().pages.find(slug);
  } catch (error) {
    if (error instanceof ApiError && error.code === "not_found") return undefined;
    throw error;
  }
}

/** Who reads, as the launcher vouches for it. */
export function readerOf(request: Request): Forwarded {
  return requestOrigin(request.headers, readAppEnv());
}
