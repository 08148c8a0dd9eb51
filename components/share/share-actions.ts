import type { PersonCalls } from "#lib/collab/person-calls.ts";

/** What the share dialog asks of the server. Every call rejects when it did not happen. */
export type ShareActions = Pick<
  PersonCalls,
  | "document"
  | "people"
  | "setRole"
  | "removePerson"
  | "transferDocument"
  | "setHidesViewers"
  | "accessRequests"
  | "askForAccess"
  | "acceptRequest"
  | "declineRequest"
  | "links"
  | "createLink"
  | "editLink"
  | "rotateLink"
  | "restoreLink"
  | "revokeLink"
  | "publication"
  | "publish"
  | "changePublication"
  | "unpublish"
>;
