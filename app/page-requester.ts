import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { ApiError } from "#lib/documents/api-error.ts";
import { type Requester, requesterOf } from "#lib/sessions/requester.ts";

/**
 * Loads a page's data as whoever asks. No access and no such thing give the same 404 page; a session that was ended from
 * elsewhere starts anew, on the same page, which is at `path`. Everything else reaches the error page.
 */
export async function loadPage<T>(path: string, load: (requester: Requester) => Promise<T>): Promise<T> {
  const requester = await requesterOf(await headers());
  try {
    return await load(requester);
  } catch (error) {
    if (error instanceof ApiError && error.code === "not_found") notFound();
    if (error instanceof ApiError && error.code === "members_only") redirect("/members-only");
    if (error instanceof ApiError && error.code === "session_ended")
      redirect(`/session/renew?to=${encodeURIComponent(path)}`);
    throw error;
  }
}
