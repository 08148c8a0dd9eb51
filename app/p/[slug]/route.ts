/** A published page: finished HTML, the same for everybody, from a cache of renderings. */
import { ApiError } from "#lib/documents/api-error.ts";
import { noticeResponse } from "#lib/notice-page/notice-page.ts";
import { encodingHeader } from "#lib/publish/encoding-header.ts";
import { pagePolicy } from "#lib/publish/page-html.ts";
import { textsFor } from "#lib/texts/load-texts.ts";
import { findPage, type PageParams, readerOf } from "../published-site.ts";

export async function GET(request: Request, { params }: PageParams): Promise<Response> {
  const { slug } = await params;
  const from = readerOf(request);
  let found: Awaited<ReturnType<typeof findPage>>;
  try {
    found = await findPage(slug);
  } catch (error) {
    if (error instanceof ApiError && error.retryable) return notice(request, 503, "away");
    throw error;
  }
  if (found === undefined) return notice(request, 404, "none");
  const { page, shown } = found;
  if (page.state === "moved") {
    // Not for good: an address can be taken back.
    const headers = { location: `/p/${page.slug}`, "cache-control": "no-cache" };
    return new Response(null, { status: 302, headers });
  }
  if (shown === undefined) return notice(request, 410, "gone");
  const { publication } = shown;
  const { body, encoding, etag } = await shown.bytes(
    `${from.proto}://${from.host}`,
    request.headers.get("accept-encoding") ?? "",
  );
  const headers = new Headers({
    etag,
    // Anybody may keep it, and asks each time: what is taken back is gone at once. It is compressed already.
    "cache-control": "public, no-cache, no-transform",
    vary: "Accept-Encoding",
    "content-security-policy": pagePolicy(publication.mode === "live"),
    "content-language": publication.language,
    ...(!publication.isIndexed && { "x-robots-tag": "noindex" }),
  });
  if (matches(request.headers.get("if-none-match"), etag))
    return new Response(null, { status: 304, headers });
  headers.set("content-type", "text/html; charset=utf-8");
  if (encoding !== undefined) headers.set(encodingHeader, encoding);
  return new Response(body, { headers });
}

function notice(request: Request, status: number, which: "none" | "gone" | "away"): Response {
  const texts = textsFor(request.headers);
  const action = { label: texts("published.home"), href: "/" };
  return noticeResponse(
    request,
    status,
    { title: texts(`published.${which}`), text: texts(`published.${which}Text`), action },
    { "x-robots-tag": "noindex", ...(status === 503 && { "retry-after": "5" }) },
  );
}

/** A weak mark of a proxy that compressed it anew is ours, too (RFC 9110, 13.1.2). */
function matches(wanted: string | null, etag: string): boolean {
  if (wanted === null) return false;
  return wanted.trim() === "*" || wanted.split(",").some((each) => each.trim().replace(/^W\//, "") === etag);
}
