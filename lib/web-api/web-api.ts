/** What components ask of the server (through lazy-web-api.ts), by the same names as lib/documents has them. Every method throws WebApiError. */
import { type RequestedRole, type Role } from "#lib/collab/role.ts";
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
  type IdentityLink,
  identityLinkSchema,
  type LinkEntry,
  linkListSchema,
  linkSchema,
  type NewDocument,
  type NewLink,
  type PatchLink,
  type PatchPerson,
  type Person,
  personSchema,
} from "#lib/collab/service-api.ts";
import { callWebApi } from "./call-web-api.ts";

export interface WebApi {
  me(): Promise<Person>;
  renameMe(name: string): Promise<Person>;
  changeMe(change: PatchPerson): Promise<Person>;
  devices(): Promise<Device[]>;
  signOutDevice(deviceId: string): Promise<void>;
  createDeviceLink(): Promise<IdentityLink>;
  signOutOthers(): Promise<void>;
  documents(scope: DocumentScope, query?: string): Promise<DocumentEntry[]>;
  createDocument(document: NewDocument): Promise<DocumentEntry>;
  document(documentId: string): Promise<DocumentEntry>;
  renameDocument(documentId: string, title: string): Promise<DocumentEntry>;
  trashDocument(documentId: string): Promise<DocumentEntry>;
  restoreDocument(documentId: string): Promise<DocumentEntry>;
  convertDocument(documentId: string, to: "text"): Promise<DocumentEntry>;
  /** Takes a picture along from a document that the person may read. */
  copyPicture(documentId: string, from: { documentId: string; hash: string }): Promise<BlobEntry>;
  people(documentId: string): Promise<AccessEntry[]>;
  setRole(documentId: string, personId: string, role: Role): Promise<void>;
  removePerson(documentId: string, personId: string): Promise<void>;
  transferDocument(documentId: string, personId: string): Promise<void>;
  setHidesViewers(documentId: string, hidesViewers: boolean): Promise<DocumentEntry>;
  accessRequests(documentId: string): Promise<AccessRequest[]>;
  askForAccess(documentId: string, role: RequestedRole): Promise<void>;
  acceptRequest(documentId: string, personId: string): Promise<void>;
  declineRequest(documentId: string, personId: string): Promise<void>;
  links(documentId: string): Promise<LinkEntry[]>;
  createLink(documentId: string, link: NewLink): Promise<LinkEntry>;
  editLink(documentId: string, linkId: string, change: PatchLink): Promise<LinkEntry>;
  rotateLink(documentId: string, linkId: string): Promise<LinkEntry>;
  restoreLink(documentId: string, linkId: string): Promise<LinkEntry>;
  revokeLink(documentId: string, linkId: string): Promise<void>;
}

/** The page's own API, called with the browser's session. */
export const webApi: WebApi = {
  me: () => callWebApi({ method: "GET", path: "/me", answer: personSchema }),
  renameMe: (name) => callWebApi({ method: "PATCH", path: "/me", body: { name }, answer: personSchema }),
  changeMe: (body) => callWebApi({ method: "PATCH", path: "/me", body, answer: personSchema }),
  devices: async () =>
    (await callWebApi({ method: "GET", path: "/me/devices", answer: deviceListSchema })).devices,
  signOutDevice: (id) =>
    callWebApi({ method: "DELETE", path: `/me/devices/${encodeURIComponent(id)}`, answer: null }),
  createDeviceLink: () => callWebApi({ method: "POST", path: "/me/devices", answer: identityLinkSchema }),
  signOutOthers: () => callWebApi({ method: "POST", path: "/me/sign-out-others", answer: null }),
  documents: async (scope, query = "") => {
    const search = new URLSearchParams({ scope, ...(query !== "" && { q: query }) });
    const path = `/documents?${search.toString()}`;
    return (await callWebApi({ method: "GET", path, answer: documentListSchema })).documents;
  },
  createDocument: (body) => callWebApi({ method: "POST", path: "/documents", body, answer: documentSchema }),
  document: (id) => callWebApi({ method: "GET", path: documentPath(id), answer: documentSchema }),
  renameDocument: (id, title) =>
    callWebApi({ method: "PATCH", path: documentPath(id), body: { title }, answer: documentSchema }),
  trashDocument: (id) =>
    callWebApi({ method: "POST", path: documentPath(id, "/trash"), answer: documentSchema }),
  restoreDocument: (id) =>
    callWebApi({ method: "POST", path: documentPath(id, "/restore"), answer: documentSchema }),
  convertDocument: (id, to) =>
    callWebApi({
      method: "POST",
      path: documentPath(id, "/convert"),
      body: { to },
      answer: documentSchema,
    }),
  copyPicture: (id, body) =>
    callWebApi({ method: "POST", path: documentPath(id, "/blobs/copy"), body, answer: blobSchema }),
  people: async (id) =>
    (await callWebApi({ method: "GET", path: documentPath(id, "/people"), answer: accessListSchema })).people,
  setRole: (id, personId, role) =>
    callWebApi({ method: "PATCH", path: personPath(id, personId), body: { role }, answer: null }),
  removePerson: (id, personId) =>
    callWebApi({ method: "DELETE", path: personPath(id, personId), answer: null }),
  transferDocument: (id, personId) =>
    callWebApi({ method: "POST", path: documentPath(id, "/owner"), body: { personId }, answer: null }),
  setHidesViewers: (id, hidesViewers) =>
    callWebApi({ method: "PATCH", path: documentPath(id), body: { hidesViewers }, answer: documentSchema }),
  accessRequests: async (id) => {
    const path = documentPath(id, "/requests");
    return (await callWebApi({ method: "GET", path, answer: accessRequestListSchema })).requests;
  },
  askForAccess: (id, role) =>
    callWebApi({ method: "POST", path: documentPath(id, "/requests"), body: { role }, answer: null }),
  acceptRequest: (id, personId) =>
    callWebApi({ method: "POST", path: `${requestPath(id, personId)}/accept`, answer: null }),
  declineRequest: (id, personId) =>
    callWebApi({ method: "DELETE", path: requestPath(id, personId), answer: null }),
  links: async (id) =>
    (await callWebApi({ method: "GET", path: documentPath(id, "/links"), answer: linkListSchema })).links,
  createLink: (id, body) =>
    callWebApi({ method: "POST", path: documentPath(id, "/links"), body, answer: linkSchema }),
  editLink: (id, linkId, body) =>
    callWebApi({ method: "PATCH", path: linkPath(id, linkId), body, answer: linkSchema }),
  restoreLink: (id, linkId) =>
    callWebApi({ method: "POST", path: `${linkPath(id, linkId)}/restore`, answer: linkSchema }),
  rotateLink: (id, linkId) =>
    callWebApi({ method: "POST", path: `${linkPath(id, linkId)}/rotate`, answer: linkSchema }),
  revokeLink: (id, linkId) => callWebApi({ method: "DELETE", path: linkPath(id, linkId), answer: null }),
};

function documentPath(documentId: string, rest = ""): string {
  return `/documents/${encodeURIComponent(documentId)}${rest}`;
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
