import type { LinkRole } from "#lib/collab/role.ts";
import type { AccessEntry, LinkEntry } from "#lib/collab/service-api.ts";

/** What the share dialog asks of the server. Every call rejects when it did not happen. */
export interface ShareActions {
  people(documentId: string): Promise<AccessEntry[]>;
  links(documentId: string): Promise<LinkEntry[]>;
  createLink(documentId: string, role: LinkRole): Promise<LinkEntry>;
  rotateLink(documentId: string, linkId: string): Promise<LinkEntry>;
  restoreLink(documentId: string, linkId: string): Promise<LinkEntry>;
  revokeLink(documentId: string, linkId: string): Promise<void>;
}
