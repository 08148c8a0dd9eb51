/** A picture of a published page, as long as the page shows it. Nobody's access counts here, and that it was published is asked anew each time. */
import { ApiError } from "#lib/documents/api-error.ts";
import { uploadPolicy } from "#lib/sessions/content-security-policy.ts";
import { findPage, publishedSite } from "../../../published-site.ts";

interface PictureParams {
  params: Promise<{ slug: string; hash: string }>;
}

export async function GET(request: Request, { params }: PictureParams): Promise<Response> {
  const { slug, hash } = await params;
  try {
    const shown = (await findPage(slug))?.shown;
    if (shown === undefined || !shown.pictures.has(hash)) return none(404);
    const etag = `"${hash}"`;
    const headers = new Headers({
      etag,
      "cache-control": "public, no-cache",
      "content-security-policy": uploadPolicy,
      "x-content-type-options": "nosniff",
      ...(!shown.publication.isIndexed && { "x-robots-tag": "noindex" }),
    });
    if (request.headers.get("if-none-match") === etag) return new Response(null, { status: 304, headers });
    const picture = await publishedSite().client.openPicture(slug, hash);
    for (const name of ["content-type", "content-length"]) {
      const value = picture.headers.get(name);
      if (value !== null) headers.set(name, value);
    }
    return new Response(picture.body, { headers });
  } catch (error) {
    if (error instanceof ApiError) return none(error.retryable ? 503 : 404);
    throw error;
  }
}

function none(status: number): Response {
  return new Response(null, { status, headers: { "cache-control": "no-store" } });
}
