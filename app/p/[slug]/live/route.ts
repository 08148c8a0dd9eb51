/** The stream of a live page (Server-Sent Events): what a reader's page has to change to show the document of now. */
import { ApiError } from "#lib/documents/api-error.ts";
import type { Follower } from "#lib/publish/page-followers.ts";
import { findPage, type PageParams, publishedSite, readerOf } from "../../published-site.ts";

/** Unsent bytes of one reader; who reads slower comes back later. */
const maxUnsentBytes = 512 * 1024;

export async function GET(request: Request, { params }: PageParams): Promise<Response> {
  const { address } = readerOf(request);
  const state = new URL(request.url).searchParams.get("state") ?? "";
  let found: Awaited<ReturnType<typeof findPage>>;
  try {
    found = await findPage((await params).slug);
  } catch (error) {
    if (error instanceof ApiError && error.retryable) return none(503);
    throw error;
  }
  const shown = found?.shown;
  if (shown === undefined) return none(found === undefined ? 404 : 410);
  if (shown.publication.mode !== "live") return none(404);

  let leave: (() => void) | undefined;
  let isOpen = true;
  const stream = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const follower: Follower = {
          send(bytes) {
            if (!isOpen) return false;
            controller.enqueue(bytes);
            return (controller.desiredSize ?? 0) > 0;
          },
          end() {
            if (!isOpen) return;
            isOpen = false;
            leave?.();
            controller.close();
          },
        };
        leave = publishedSite().followers.follow(shown, state, address, follower);
        if (leave !== undefined) return;
        isOpen = false;
        controller.close();
      },
      cancel() {
        isOpen = false;
        leave?.();
      },
    },
    { highWaterMark: maxUnsentBytes, size: (bytes) => bytes.byteLength },
  );
  if (leave === undefined) return none(503);
  return new Response(stream, {
    headers: {
      "content-type": "text/event-stream",
      // `no-transform`: neither a proxy nor our own server may hold it back to compress it.
      "cache-control": "no-store, no-transform",
      "x-accel-buffering": "no",
    },
  });
}

function none(status: number): Response {
  return new Response(null, { status, headers: { "cache-control": "no-store", "retry-after": "30" } });
}
