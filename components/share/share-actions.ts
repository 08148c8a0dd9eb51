import { type RequestedRole, type Role } from "#lib/collab/role.ts";
import type {
  AccessEntry,
  AccessRequest,
  DocumentEntry,
  LinkEntry,
  NewLink,
  PatchLink,
} from "#lib/collab/service-api.ts";

/** What the share dialog asks of the server. Every call rejects when it did not happen. */
export interface ShareActions {
  document(documentId: string): Promise<DocumentEntry>;
  people(documentId: string): Promise<AccessEntry[]>;
  setRole(documentId: string, personId: string, role: Role): Promise<void>;
  /** Oneself: leaves. */
  removePerson(documentId: string, personId: string): Promise<void>;
  transferDocument(documentId: string, personId: string): Promise<void>;
  setHidesViewers(documentId: string, hidesViewers: boolean): Promise<DocumentEntry>;
  accessRequests(documentId: string): Promise<AccessRequest[]>;
  askForAccess(documentId: string, role: RequestedRole): Promise<void>;
  acceptRequest(documentId: string, personId: string): Promise<void>;
  /** Says no; to oneself: takes it back. */
  declineRequest(documentId: string, personId: string): Promise<void>;
  links(documentId: string): Promise<LinkEntry[]>;
  createLink(documentId: string, link: NewLink): Promise<LinkEntry>;
  editLink(documentId: string, linkId: string, change: PatchLink): Promise<LinkEntry>;
  rotateLink(documentId: string, linkId: string): Promise<LinkEntry>;
  restoreLink(documentId: string, linkId: string): Promise<LinkEntry>;
  revokeLink(documentId: string, linkId: string): Promise<void>;
}
