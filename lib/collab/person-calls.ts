/**
 * What one person may ask, by one name on both sides: components ask the pages' API (lib/web-api), the web app asks the collab
 * server (lib/documents). Paths are the same on both, but for what stands before them. The server applies the person's role.
 */
import type { z } from "zod";
import {
  type PatchPublication,
  type Publication,
  type Publish,
  publicationAnswerSchema,
  publicationSchema,
} from "./publish-api.ts";
import type { RequestedRole, Role } from "./role.ts";
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
} from "./service-api.ts";

export interface PersonCalls {
  me(): Promise<Person>;
  /** Changes the shown name; everybody present sees it at once. */
  renameMe(name: string): Promise<Person>;
  /** Name and colour, as far as they are given. */
  changeMe(change: PatchPerson): Promise<Person>;
  devices(): Promise<Device[]>;
  signOutDevice(deviceId: string): Promise<void>;
  /** A one-time link for another device, which does not live long. */
  createDeviceLink(): Promise<IdentityLink>;
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
  /** Takes a picture along from a document that the person may read. Needs `edit` here and `view` there. */
  copyPicture(documentId: string, from: { documentId: string; hash: string }): Promise<BlobEntry>;
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
  createLink(documentId: string, link: NewLink): Promise<LinkEntry>;
  /** Counts at once for everybody who came by the link. */
  editLink(documentId: string, linkId: string, change: PatchLink): Promise<LinkEntry>;
  /** The old secret dies at once; people who came in by it stay. */
  rotateLink(documentId: string, linkId: string): Promise<LinkEntry>;
  /** People whose only access was this link lose it at once. */
  revokeLink(documentId: string, linkId: string): Promise<void>;
  /** Whether the document is a page, and how. Needs `edit`. */
  publication(documentId: string): Promise<Publication | null>;
  /** Makes it a page as it is now; again: anew. */
  publish(documentId: string, publish: Publish): Promise<Publication>;
  /** Throws `conflict` for an address that is taken. */
  changePublication(documentId: string, change: PatchPublication): Promise<Publication>;
  unpublish(documentId: string): Promise<void>;
  /** Takes a revocation back; those who lost access open the link once more. */
  restoreLink(documentId: string, linkId: string): Promise<LinkEntry>;
}

/** One call. `answer`: what must come back; null when there is none (204). */
export type PersonCall = <T>(request: {
  method: "GET" | "POST" | "PATCH" | "DELETE";
  path: string;
  body?: unknown;
  answer: z.ZodType<T> | null;
  /** Calls it off: nobody waits for the answer any more. Then it rejects. */
  signal?: AbortSignal | undefined;
}) => Promise<T>;

/** The calls over `call`. `me`: the path of what is the person's own, `documents`: of what is a document's. */
export function createPersonCalls(
  call: PersonCall,
  { me, documents }: { me: string; documents: string },
): PersonCalls {
  const documentPath = (documentId: string, rest = "") =>
    `${documents}/${encodeURIComponent(documentId)}${rest}`;
  const personPath = (documentId: string, personId: string) =>
    documentPath(documentId, `/people/${encodeURIComponent(personId)}`);
  const requestPath = (documentId: string, personId: string) =>
    documentPath(documentId, `/requests/${encodeURIComponent(personId)}`);
  const linkPath = (documentId: string, linkId: string) =>
    documentPath(documentId, `/links/${encodeURIComponent(linkId)}`);

  return {
    me: () => call({ method: "GET", path: me, answer: personSchema }),
    renameMe: (name) => call({ method: "PATCH", path: me, body: { name }, answer: personSchema }),
    changeMe: (body) => call({ method: "PATCH", path: me, body, answer: personSchema }),
    devices: async () =>
      (await call({ method: "GET", path: `${me}/devices`, answer: deviceListSchema })).devices,
    signOutDevice: (id) =>
      call({ method: "DELETE", path: `${me}/devices/${encodeURIComponent(id)}`, answer: null }),
    createDeviceLink: () => call({ method: "POST", path: `${me}/devices`, answer: identityLinkSchema }),
    documents: async (scope, query = "") => {
      const search = new URLSearchParams({ scope, ...(query !== "" && { q: query }) });
      const path = `${documents}?${search.toString()}`;
      return (await call({ method: "GET", path, answer: documentListSchema })).documents;
    },
    createDocument: (body) => call({ method: "POST", path: documents, body, answer: documentSchema }),
    document: (id) => call({ method: "GET", path: documentPath(id), answer: documentSchema }),
    renameDocument: (id, title) =>
      call({ method: "PATCH", path: documentPath(id), body: { title }, answer: documentSchema }),
    trashDocument: (id) => call({ method: "POST", path: documentPath(id, "/trash"), answer: documentSchema }),
    restoreDocument: (id) =>
      call({ method: "POST", path: documentPath(id, "/restore"), answer: documentSchema }),
    convertDocument: (id, to) =>
      call({ method: "POST", path: documentPath(id, "/convert"), body: { to }, answer: documentSchema }),
    copyPicture: (id, body) =>
      call({ method: "POST", path: documentPath(id, "/blobs/copy"), body, answer: blobSchema }),
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
    publication: async (id) => {
      const path = documentPath(id, "/publication");
      return (await call({ method: "GET", path, answer: publicationAnswerSchema })).publication;
    },
    publish: (id, body) =>
      call({ method: "POST", path: documentPath(id, "/publication"), body, answer: publicationSchema }),
    changePublication: (id, body) =>
      call({ method: "PATCH", path: documentPath(id, "/publication"), body, answer: publicationSchema }),
    unpublish: (id) => call({ method: "DELETE", path: documentPath(id, "/publication"), answer: null }),
    links: async (id) =>
      (await call({ method: "GET", path: documentPath(id, "/links"), answer: linkListSchema })).links,
    createLink: (id, body) =>
      call({ method: "POST", path: documentPath(id, "/links"), body, answer: linkSchema }),
    editLink: (id, linkId, body) =>
      call({ method: "PATCH", path: linkPath(id, linkId), body, answer: linkSchema }),
    rotateLink: (id, linkId) =>
      call({ method: "POST", path: `${linkPath(id, linkId)}/rotate`, answer: linkSchema }),
    revokeLink: (id, linkId) => call({ method: "DELETE", path: linkPath(id, linkId), answer: null }),
    restoreLink: (id, linkId) =>
      call({ method: "POST", path: `${linkPath(id, linkId)}/restore`, answer: linkSchema }),
  };
}
