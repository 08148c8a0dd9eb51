/**
 * The web app's typed client of the collab server's HTTP API (lib/collab/service-api.ts). Server-only: it holds the master
 * secret. Every method throws ApiError and nothing else.
 */
import { type CommentCalls, createCommentCalls } from "#lib/collab/comment-calls.ts";
import { createHomeCalls, type HomeCalls } from "#lib/collab/home-calls.ts";
import { createPersonCalls, type PersonCalls } from "#lib/collab/person-calls.ts";
import type { LinkRole } from "#lib/collab/role.ts";
import {
  type BlobEntry,
  blobSchema,
  type Identity,
  type IdentityLink,
  identityLinkSchema,
  identitySchema,
  type LinkEntry,
  type NewLink,
  type PersonSummary,
  personListSchema,
  type Redeemed,
  type RedeemProof,
  redeemedSchema,
  serviceHeaders,
} from "#lib/collab/service-api.ts";
import { type ApiCall, type ApiCallOptions, type ApiOpen, createApiCall } from "./api-call.ts";
import { createPublishedClient, type PublishedClient } from "./published-client.ts";

/** What one person may ask. The server applies that person's role to every call. */
export interface PersonClient extends PersonCalls, CommentCalls, HomeCalls {
  /** Ends every other session; gives what this one goes on with. */
  signOutOthers(): Promise<Identity>;
  /** A role alone makes a link with nothing else about it. */
  createLink(documentId: string, link: LinkRole | NewLink): Promise<LinkEntry>;
  /** Needs `edit`. Throws `too_large` or `not_a_picture`. */
  addPicture(documentId: string, bytes: ReadableStream<Uint8Array>): Promise<BlobEntry>;
  /** The bytes as they come, with media type and length. */
  openPicture(documentId: string, hash: string): Promise<Response>;
  /** Writes the grant. Throws the `link_…` codes, `rate_limited`, and what it takes besides: `password_needed`, `confirmation_needed`. */
  redeemLink(secret: string, clientAddress: string, proof?: RedeemProof): Promise<Redeemed>;
}

export interface DocumentsClient {
  /** `session` as the cookie holds it. A key version that is not the person's any more throws `session_ended`. */
  forPerson(session: {
    personId: string;
    keyVersion: number;
    deviceId?: string;
    deviceName?: string;
  }): PersonClient;
  /** Redeems the operator's one-time link: the identity to put into the cookie. Throws `link_unknown`, `rate_limited`. */
  redeemIdentity(secret: string, clientAddress: string): Promise<Identity>;
  /** For the operator: somebody new, with the link by which they come. */
  addPerson(name: string): Promise<IdentityLink>;
  /** For the operator: everybody who was ever written down. */
  allPeople(): Promise<PersonSummary[]>;
  /** For the operator: a one-time link that brings this person's identity back. */
  createIdentityLink(personId: string, signOutOthers: boolean): Promise<IdentityLink>;
  /** What everybody may read, in nobody's name. */
  published: PublishedClient;
}

/** Creates the client of one collab server. Holds no connection; make one per process. */
export function createDocumentsClient(options: ApiCallOptions): DocumentsClient {
  const { call, open } = createApiCall(options);
  return {
    published: createPublishedClient(call, open),
    forPerson: ({ personId, keyVersion, deviceId, deviceName = "" }) => {
      const headers = {
        [serviceHeaders.person]: personId,
        [serviceHeaders.personKey]: String(keyVersion),
        ...(deviceId && {
          [serviceHeaders.device]: deviceId,
          [serviceHeaders.deviceName]: encodeURIComponent(deviceName),
        }),
      };
      return createPersonClient(
        (request) => call({ ...request, headers: { ...request.headers, ...headers } }),
        (request) => open({ ...request, headers: { ...request.headers, ...headers } }),
      );
    },
    redeemIdentity: (secret, clientAddress) =>
      call({
        method: "POST",
        path: "/v1/people/identity",
        headers: { [serviceHeaders.clientAddress]: clientAddress },
        body: { secret },
        answer: identitySchema,
      }),
    addPerson: (name) =>
      call({ method: "POST", path: "/v1/people", body: { name }, answer: identityLinkSchema }),
    allPeople: async () =>
      (await call({ method: "GET", path: "/v1/people", answer: personListSchema })).people,
    createIdentityLink: (personId, signOutOthers) =>
      call({
        method: "POST",
        path: `/v1/people/${encodeURIComponent(personId)}/identity`,
        body: { signOutOthers },
        answer: identityLinkSchema,
      }),
  };
}

function createPersonClient(call: ApiCall, open: ApiOpen): PersonClient {
  const blobsOf = (documentId: string) => `/v1/documents/${encodeURIComponent(documentId)}/blobs`;
  const paths = { root: "/v1", me: "/v1/people/me", documents: "/v1/documents" };
  const calls = createPersonCalls(call, paths);
  return {
    ...calls,
    ...createCommentCalls(call, paths),
    ...createHomeCalls(call, paths),
    createLink: (id, link) => calls.createLink(id, typeof link === "string" ? { role: link } : link),
    signOutOthers: () =>
      call({ method: "POST", path: "/v1/people/me/sign-out-others", answer: identitySchema }),
    addPicture: (id, bytes) => call({ method: "POST", path: blobsOf(id), bytes, answer: blobSchema }),
    openPicture: (id, hash) => open({ method: "GET", path: `${blobsOf(id)}/${encodeURIComponent(hash)}` }),
    redeemLink: (secret, clientAddress, proof = {}) =>
      call({
        method: "POST",
        path: "/v1/links/redeem",
        headers: { [serviceHeaders.clientAddress]: clientAddress },
        body: { secret, ...proof },
        answer: redeemedSchema,
      }),
  };
}
