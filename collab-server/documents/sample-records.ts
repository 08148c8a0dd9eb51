/** Records for tests that care for a few of their fields only. */
import type { DocumentRecord, GrantRecord, LinkRecord } from "./records.ts";

/** A document of ann's, in format xml. */
export function sampleDocument(fields: Partial<DocumentRecord> = {}): DocumentRecord {
  return {
    id: "d",
    title: "",
    ownerId: "ann",
    createdAt: 1,
    updatedAt: 2,
    trashedAt: null,
    format: "xml",
    schemaVersion: 1,
    incarnation: "i",
    hidesViewers: false,
    publication: null,
    slugs: [],
    isTemplate: false,
    ...fields,
  };
}

/** An open link to edit. */
export function sampleLink(fields: Partial<LinkRecord> = {}): LinkRecord {
  return {
    id: "l1",
    documentId: "d",
    role: "edit",
    generation: 1,
    createdAt: 1,
    secretSince: 1,
    revokedAt: null,
    label: "",
    expiresAt: null,
    password: null,
    invitation: null,
    uses: 0,
    lastUsedAt: null,
    ...fields,
  };
}

/** A grant that gives nothing by itself. */
export function sampleGrant(fields: Partial<GrantRecord> = {}): GrantRecord {
  return { documentId: "d", personId: "p", own: false, role: null, removedAt: null, links: [], ...fields };
}
