/**
 * What the directory keeps, one schema per kind of record. Every record is checked when it is read: an older build, a
 * damaged block or a hand edit must not travel further as if it were sound.
 */
import { z } from "zod";
import { documentFormats } from "#lib/collab/document-format.ts";
import { linkRoles } from "#lib/collab/role.ts";

/** Milliseconds since 1970. */
const timestamp = z.number().int().nonnegative();

const documentRecord = z.object({
  id: z.string(),
  /** A copy for lists and search. The truth is the Y.Text `title`. */
  title: z.string(),
  ownerId: z.string(),
  createdAt: timestamp,
  updatedAt: timestamp,
  trashedAt: timestamp.nullable(),
  format: z.enum(documentFormats),
  schemaVersion: z.number().int(),
  incarnation: z.string(),
});

const personRecord = z.object({
  id: z.string(),
  /** Null until the person chose one; the friendly name stands in. */
  name: z.string().nullable(),
  /** Sessions with another key version have ended. */
  keyVersion: z.number().int().positive(),
  createdAt: timestamp,
  /** The person's Welcome document, once there was one. */
  welcomeId: z.string().nullable(),
});

const linkRecord = z.object({
  id: z.string(),
  documentId: z.string(),
  role: z.enum(linkRoles),
  /** The secret is derived from it: the next generation is another secret. */
  generation: z.number().int().positive(),
  createdAt: timestamp,
  revokedAt: timestamp.nullable(),
  /** People who came in by this link, counted when they first joined the room. */
  uses: z.number().int().nonnegative(),
});

/** Everything that lets one person into one document. */
const grantRecord = z.object({
  documentId: z.string(),
  personId: z.string(),
  own: z.boolean(),
  /** Links that this person redeemed and that were not revoked since. A link's role never changes, so it is copied. */
  links: z.array(
    z.object({
      linkId: z.string(),
      role: z.enum(linkRoles),
      redeemedAt: timestamp,
      /** Null: opened, but never entered the room. Preview robots do that. */
      joinedAt: timestamp.nullable(),
    }),
  ),
});

/** The operator's one-time link. Only the hash of its secret is kept. */
const identityLinkRecord = z.object({
  hash: z.string(),
  personId: z.string(),
  signOutOthers: z.boolean(),
  expiresAt: timestamp,
});

export const recordSchemas = {
  document: documentRecord,
  person: personRecord,
  link: linkRecord,
  grant: grantRecord,
  identityLink: identityLinkRecord,
} as const;

export type DocumentRecord = z.infer<typeof documentRecord>;
export type PersonRecord = z.infer<typeof personRecord>;
export type LinkRecord = z.infer<typeof linkRecord>;
export type GrantRecord = z.infer<typeof grantRecord>;
export type IdentityLinkRecord = z.infer<typeof identityLinkRecord>;

export type RecordKind = keyof typeof recordSchemas;
export interface DirectoryRecords {
  document: DocumentRecord;
  person: PersonRecord;
  link: LinkRecord;
  grant: GrantRecord;
  identityLink: IdentityLinkRecord;
}
