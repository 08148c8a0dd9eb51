/**
 * The web app's typed client of the collab server's HTTP API (lib/collab/service-api.ts). Server-only: it holds the master
 * secret. Every method throws ApiError and nothing else.
 */
import { type LinkRole, type RequestedRole, type Role } from "#lib/collab/role.ts";
import {
  type AccessEntry,
  type AccessRequest,
  accessListSchema,
  accessRequestListSchema,
  type BlobEntry,
  blobSchema,
  type Device,
  type DocumentEntry,
  type DocumentScope,
  deviceListSchema,
  documentListSchema,
  documentSchema,
  type Identity,
  type IdentityLink,
  identityLinkSchema,
  identitySchema,
  type LinkEntry,
  linkListSchema,
  linkSchema,
  type NewDocument,
  type NewLink,
  type PatchLink,
  type PatchPerson,
  type Person,
  type PersonSummary,
  personListSchema,
  personSchema,
  type Redeemed,
  type RedeemProof,
  redeemedSchema,
  serviceHeaders,
} from "#lib/collab/service-api.ts";
import { type ApiCall, type ApiCallOptions, type ApiOpen, createApiCall } from "./api-call.ts";

/** What one person may ask. The server applies that person's role to every call. */
export interface PersonClient {
  me(): Promise<Person>;
  /** Changes the shown name; everybody present sees it at once. */
  renameMe(name: string): Promise<Person>;
  /** Name and colour, as far as they are given. */
  changeMe(change: PatchPerson): Promise<Person>;
  devices(): Promise<Device[]>;
  signOutDevice(deviceId: string): Promise<void>;
  /** A one-time link for another device, which does not live long. */
  createDeviceLink(): Promise<IdentityLink>;
  /** Ends every other session; gives what this one goes on with. */
  signOutOthers(): Promise<Identity>;
  /** Newest first. `query` looks in titles, blind to case and accents. */
  documents(scope: DocumentScope, query?: string): Promise<DocumentEntry[]>;
  /** A second `welcome` gives the one there is. */
  createDocument(document: NewDocument): Promise<DocumentEntry>;
  /** Throws `not_found` without access, whether the document exists or not. */
  document(documentId: string): Promise<DocumentEntry>;
  renameDocument(documentId: string, title: string): Promise<DocumentEntry>;
  trashDocument(documentId: string): Promise<DocumentEntry>;
  restoreDocument(documentId: string): Promise<DocumentEntry>;
  /** Needs `own`. Everybody who has it open is put into the new incarnation. */
  convertDocument(documentId: string, to: "text"): Promise<DocumentEntry>;
  /** Needs `edit`. Throws `too_large` or `not_a_picture`. */
  addPicture(documentId: string, bytes: ReadableStream<Uint8Array>): Promise<BlobEntry>;
  /** Needs `edit` here and `view` there. */
  copyPicture(documentId: string, from: { documentId: string; hash: string }): Promise<BlobEntry>;
  /** The bytes as they come, with media type and length. */
  openPicture(documentId: string, hash: string): Promise<Response>;
  people(documentId: string): Promise<AccessEntry[]>;
  /** Gives somebody in the document a role of their own; `own` makes a co-owner. */
  setRole(documentId: string, personId: string, role: Role): Promise<void>;
  /** Takes somebody out; oneself: leaves. */
  removePerson(documentId: string, personId: string): Promise<void>;
  /** Hands the document over. */
  transferDocument(documentId: string, personId: string): Promise<void>;
  /** Whether viewers are present to nobody. */
  setHidesViewers(documentId: string, hidesViewers: boolean): Promise<DocumentEntry>;
  accessRequests(documentId: string): Promise<AccessRequest[]>;
  askForAccess(documentId: string, role: RequestedRole): Promise<void>;
  acceptRequest(documentId: string, personId: string): Promise<void>;
  /** Says no; to oneself: takes it back. */
  declineRequest(documentId: string, personId: string): Promise<void>;
  links(documentId: string): Promise<LinkEntry[]>;
  createLink(documentId: string, link: LinkRole | NewLink): Promise<LinkEntry>;
  /** Counts at once for everybody who came by the link. */
  editLink(documentId: string, linkId: string, change: PatchLink): Promise<LinkEntry>;
  /** The old secret dies at once; people who came in by it stay. */
  rotateLink(documentId: string, linkId: string): Promise<LinkEntry>;
  /** People whose only access was this link lose it at once. */
  revokeLink(documentId: string, linkId: string): Promise<void>;
  /** Takes a revocation back; those who lost access open the link once more. */
  restoreLink(documentId: string, linkId: string): Promise<LinkEntry>;
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
}

/** Creates the client of one collab server. Holds no connection; make one per process. */
export function createDocumentsClient(options: ApiCallOptions): DocumentsClient {
  const { call, open } = createApiCall(options);
  return {
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
  return {
    me: () => call({ method: "GET", path: "/v1/people/me", answer: personSchema }),
    renameMe: (name) =>
      call({ method: "PATCH", path: "/v1/people/me", body: { name }, answer: personSchema }),
    changeMe: (body) => call({ method: "PATCH", path: "/v1/people/me", body, answer: personSchema }),
    devices: async () =>
      (await call({ method: "GET", path: "/v1/people/me/devices", answer: deviceListSchema })).devices,
    signOutDevice: (id) =>
      call({ method: "DELETE", path: `/v1/people/me/devices/${encodeURIComponent(id)}`, answer: null }),
    createDeviceLink: () =>
      call({ method: "POST", path: "/v1/people/me/devices", answer: identityLinkSchema }),
    signOutOthers: () =>
      call({ method: "POST", path: "/v1/people/me/sign-out-others", answer: identitySchema }),
    documents: async (scope, query = "") => {
      const search = new URLSearchParams({ scope, ...(query !== "" && { q: query }) });
      const path = `/v1/documents?${search.toString()}`;
      return (await call({ method: "GET", path, answer: documentListSchema })).documents;
    },
    createDocument: (body) => call({ method: "POST", path: "/v1/documents", body, answer: documentSchema }),
    document: (id) => call({ method: "GET", path: documentPath(id), answer: documentSchema }),
    renameDocument: (id, title) =>
      call({ method: "PATCH", path: documentPath(id), body: { title }, answer: documentSchema }),
    trashDocument: (id) => call({ method: "POST", path: documentPath(id, "/trash"), answer: documentSchema }),
    restoreDocument: (id) =>
      call({ method: "POST", path: documentPath(id, "/restore"), answer: documentSchema }),
    convertDocument: (id, to) =>
      call({ method: "POST", path: documentPath(id, "/convert"), body: { to }, answer: documentSchema }),
    addPicture: (id, bytes) =>
      call({ method: "POST", path: documentPath(id, "/blobs"), bytes, answer: blobSchema }),
    copyPicture: (id, body) =>
      call({ method: "POST", path: documentPath(id, "/blobs/copy"), body, answer: blobSchema }),
    openPicture: (id, hash) =>
      open({ method: "GET", path: documentPath(id, `/blobs/${encodeURIComponent(hash)}`) }),
    people: async (id) =>
      (await call({ method: "GET", path: documentPath(id, "/people"), answer: accessListSchema })).people,
    setRole: (id, personId, role) =>
      call({ method: "PATCH", path: personPath(id, personId), body: { role }, answer: null }),
    removePerson: (id, personId) => call({ method: "DELETE", path: personPath(id, personId), answer: null }),
    transferDocument: (id, personId) =>
      call({ method: "POST", path: documentPath(id, "/owner"), body: { personId }, answer: null }),
    setHidesViewers: (id, hidesViewers) =>
      call({ method: "PATCH", path: documentPath(id), body: { hidesViewers }, answer: documentSchema }),
    accessRequests: async (id) => {
      const path = documentPath(id, "/requests");
      return (await call({ method: "GET", path, answer: accessRequestListSchema })).requests;
    },
    askForAccess: (id, role) =>
      call({ method: "POST", path: documentPath(id, "/requests"), body: { role }, answer: null }),
    acceptRequest: (id, personId) =>
      call({ method: "POST", path: `${requestPath(id, personId)}/accept`, answer: null }),
    declineRequest: (id, personId) =>
      call({ method: "DELETE", path: requestPath(id, personId), answer: null }),
    links: async (id) =>
      (await call({ method: "GET", path: documentPath(id, "/links"), answer: linkListSchema })).links,
    createLink: (id, link) =>
      call({
        method: "POST",
        path: documentPath(id, "/links"),
        body: typeof link === "string" ? { role: link } : link,
        answer: linkSchema,
      }),
    editLink: (id, linkId, body) =>
      call({ method: "PATCH", path: linkPath(id, linkId), body, answer: linkSchema }),
    rotateLink: (id, linkId) =>
      call({ method: "POST", path: `${linkPath(id, linkId)}/rotate`, answer: linkSchema }),
    revokeLink: (id, linkId) => call({ method: "DELETE", path: linkPath(id, linkId), answer: null }),
    restoreLink: (id, linkId) =>
      call({ method: "POST", path: `${linkPath(id, linkId)}/restore`, answer: linkSchema }),
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

function documentPath(documentId: string, rest = ""): string {
  return `/v1/documents/${encodeURIComponent(documentId)}${rest}`;
}

function personPath(documentId: string, personId: string): string {
  return documentPath(documentId, `/people/${encodeURIComponent(personId)}`);
}

function requestPath(documentId: string, personId: string): string {
  return documentPath(documentId, `/requests/${encodeURIComponent(personId)}`);
}

function linkPath(documentId: string, linkId: string): string {
  return documentPath(documentId, `/links/${encodeURIComponent(linkId)}`);
}
