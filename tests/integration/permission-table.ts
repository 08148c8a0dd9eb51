/** Who gets what from which route about a document. A cell that is not decided does not compile. */
import { type Actor, suggestion, type Who } from "./people-of-every-role.ts";

type Outcome = 200 | 201 | 204 | 400 | 403 | 404 | 409 | 415;
export type Row = Record<Who, Outcome>;
const outside = { removed: 404, ended: 404, none: 404 } as const;
const owners = (status: Outcome): Row => ({
  owner: status,
  coOwner: status,
  edit: 403,
  comment: 403,
  view: 403,
  ...outside,
});
const editors = (status: Outcome): Row => ({ ...owners(status), edit: status });
const reviewers = (status: Outcome): Row => ({ ...editors(status), comment: status });
export const readers = (status: Outcome): Row => ({ ...editors(status), comment: status, view: status });

/** The route as its file is named below app/api/documents/[docId]; body, and who gets what. */
export interface Action {
  method: "GET" | "POST" | "PATCH" | "DELETE";
  route: string;
  body?: (idOf: (who: Actor) => string) => unknown;
  row: Row;
  /** The next one can do it too, on the same document. */
  isRepeatable?: true;
}
export const actions: Action[] = [
  { method: "GET", route: "", row: readers(200) },
  { method: "PATCH", route: "", body: () => ({ title: "New" }), row: editors(200) },
  { method: "PATCH", route: "", body: () => ({ hidesViewers: true }), row: owners(200) },
  { method: "PATCH", route: "", body: () => ({ isTemplate: true }), row: owners(200) },
  // It is not in the trash: who may, gets as far as that.
  { method: "DELETE", route: "", row: { ...owners(403), owner: 409 } },
  {
    method: "PATCH",
    route: "/shelf",
    body: () => ({ isStarred: true }),
    row: readers(200),
    isRepeatable: true,
  },
  {
    method: "POST",
    route: "/duplicate",
    body: () => ({ title: "Mine" }),
    row: readers(201),
    isRepeatable: true,
  },
  { method: "GET", route: "/people", row: editors(200) },
  { method: "PATCH", route: "/people/[personId]", body: () => ({ role: "comment" }), row: owners(204) },
  { method: "DELETE", route: "/people/[personId]", row: owners(204) },
  {
    method: "POST",
    route: "/owner",
    body: (idOf) => ({ personId: idOf("target") }),
    row: { ...owners(403), owner: 204 },
  },
  { method: "GET", route: "/requests", row: owners(200) },
  {
    method: "POST",
    route: "/requests",
    body: () => ({ role: "edit" }),
    row: { ...owners(400), edit: 400, comment: 204, view: 204 },
  },
  { method: "POST", route: "/requests/[personId]/accept", row: owners(204) },
  { method: "DELETE", route: "/requests/[personId]", row: owners(204) },
  { method: "GET", route: "/links", row: owners(200) },
  { method: "POST", route: "/links", body: () => ({ role: "edit" }), row: owners(201) },
  { method: "PATCH", route: "/links/[linkId]", body: () => ({ role: "edit" }), row: owners(200) },
  { method: "DELETE", route: "/links/[linkId]", row: owners(204) },
  { method: "POST", route: "/links/[linkId]/rotate", row: owners(200) },
  { method: "POST", route: "/links/[linkId]/restore", row: owners(200) },
  { method: "GET", route: "/publication", row: editors(200) },
  {
    method: "POST",
    route: "/publication",
    body: () => ({ mode: "live", isIndexed: false, language: "en" }),
    row: owners(200),
  },
  // Nobody published it: who may change that gets as far as that.
  { method: "PATCH", route: "/publication", body: () => ({ isIndexed: true }), row: owners(404) },
  { method: "DELETE", route: "/publication", row: owners(204) },
  { method: "POST", route: "/convert", body: () => ({ to: "text" }), row: owners(200) },
  // JSON is no picture, and nobody has one of this hash: who may, gets as far as that.
  { method: "POST", route: "/blobs", body: () => ({}), row: editors(415) },
  {
    method: "POST",
    route: "/blobs/copy",
    body: () => ({ documentId: "A".repeat(22), hash: "0".repeat(64) }),
    row: editors(404),
  },
  { method: "GET", route: "/comments", row: reviewers(200) },
  { method: "GET", route: "/comments/people", row: reviewers(200) },
  { method: "POST", route: "/comments", body: () => suggestion(), row: reviewers(201), isRepeatable: true },
  {
    method: "POST",
    route: "/comments/read",
    body: () => ({ threads: {} }),
    row: reviewers(204),
    isRepeatable: true,
  },
  {
    method: "PATCH",
    route: "/comments/[threadId]",
    body: () => ({ isResolved: true }),
    row: reviewers(200),
    isRepeatable: true,
  },
  {
    method: "PATCH",
    route: "/comments/[threadId]",
    body: () => ({ proposal: { range: suggestion().range, quote: "", insert: "Another" } }),
    row: { ...owners(403), owner: 200 },
  },
  { method: "DELETE", route: "/comments/[threadId]", row: owners(200) },
  {
    method: "POST",
    route: "/comments/[threadId]/decide",
    body: () => ({ decision: "rejected" }),
    row: editors(200),
  },
  {
    method: "POST",
    route: "/comments/[threadId]/decide",
    body: () => ({ decision: "accepted" }),
    row: editors(200),
  },
  {
    method: "POST",
    route: "/comments/[threadId]/replies",
    isRepeatable: true,
    body: () => ({ text: "Yes" }),
    row: reviewers(201),
  },
  {
    method: "PATCH",
    route: "/comments/[threadId]/replies/[commentId]",
    body: () => ({ text: "Mine" }),
    row: { ...owners(403), owner: 200 },
  },
  { method: "DELETE", route: "/comments/[threadId]/replies/[commentId]", row: owners(200) },
  { method: "GET", route: "/notices", row: readers(200) },
  {
    method: "PATCH",
    route: "/notices",
    body: () => ({ isMuted: true }),
    row: readers(204),
    isRepeatable: true,
  },
  { method: "POST", route: "/trash", row: owners(200) },
  { method: "POST", route: "/restore", row: owners(200) },
];
