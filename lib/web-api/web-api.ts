/** What components ask of the server (through lazy-web-api.ts), by the same names as lib/documents has them. Every method throws WebApiError. */
import { createPersonCalls, type PersonCalls } from "#lib/collab/person-calls.ts";
import { callWebApi } from "./call-web-api.ts";

export interface WebApi extends PersonCalls {
  /** Ends every other session; this browser gets a new cookie. */
  signOutOthers(): Promise<void>;
}

/** The page's own API, called with the browser's session. */
export const webApi: WebApi = {
  ...createPersonCalls((request) => callWebApi(request), { me: "/me", documents: "/documents" }),
  signOutOthers: () => callWebApi({ method: "POST", path: "/me/sign-out-others", answer: null }),
};
