/** What components ask of the server (through lazy-web-api.ts), by the same names as lib/documents has them. Every method throws WebApiError. */
import { type CommentCalls, createCommentCalls } from "#lib/collab/comment-calls.ts";
import { createHomeCalls, type HomeCalls } from "#lib/collab/home-calls.ts";
import { createPersonCalls, type PersonCalls } from "#lib/collab/person-calls.ts";
import { callWebApi } from "./call-web-api.ts";

export interface WebApi extends PersonCalls, CommentCalls, HomeCalls {
  /** Ends every other session; this browser gets a new cookie. */
  signOutOthers(): Promise<void>;
}

const paths = { root: "", me: "/me", documents: "/documents" };
/** The page's own API, called with the browser's session. */
export const webApi: WebApi = {
  ...createPersonCalls((request) => callWebApi(request), paths),
  ...createCommentCalls((request) => callWebApi(request), paths),
  ...createHomeCalls((request) => callWebApi(request), paths),
  signOutOthers: () => callWebApi({ method: "POST", path: "/me/sign-out-others", answer: null }),
};
