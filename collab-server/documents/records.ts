/**
 * What the directory keeps, one schema per kind of record. Every record is checked when it is read: an older build, a
 * damaged block or a hand edit must not travel further as if it were sound.
 */
import { z } from "zod";
import { documentFormats } from "#lib/collab/document-format.ts";
import { publicationModes } from "#lib/collab/publish-api.ts";
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
  /** Large audiences: viewers are not shown as present. */
  hidesViewers: z.boolean().default(false),
  /** How it stands in the world; null: it does not. */
  publication: z
    .object({
      slug: z.string(),
      mode: z.enum(publicationModes),
      isIndexed: z.boolean(),
      language: z.string(),
      publishedAt: timestamp,
      frozenAt: timestamp.nullable(),
      changedAt: timestamp,
    })
    .nullable()
    .default(null),
  /** Addresses that are this document's, the newest first, published or not. */
  slugs: z.array(z.string()).default([]),
  /** Who may read it finds it among the templates. */
  isTemplate: z.boolean().default(false),
});

const personRecord = z.object({
  id: z.string(),
  /** Null until the person chose one; the friendly name stands in. */
  name: z.string().nullable(),
  /** Null until the person chose one; it is derived from the id until then. */
  color: z
    .string()
    .regex(/^#[0-9a-f]{6}$/)
    .nullable()
    .default(null),
  /** The operator knows them: what counts where guests are not let in. */
  isMember: z.boolean().default(false),
  /** Sessions with another key version have ended. */
  keyVersion: z.number().int().positive(),
  createdAt: timestamp,
  /** The person's Welcome document, once there was one. */
  welcomeId: z.string().nullable(),
});

/** How a password is kept: scrypt (RFC 7914) with N = 2^cost, r = 8, p = 1. */
const passwordRecord = z.object({
  /** 16 bytes, base64. */
  salt: z.string(),
  /** 32 bytes, base64. */
  hash: z.string(),
  cost: z.number().int().min(1).max(20),
});

/** What was added later has a default, so that records of before read as what they were. */
const linkRecord = z.object({
  id: z.string(),
  documentId: z.string(),
  role: z.enum(linkRoles),
  /** The secret is derived from it: the next generation is another secret. */
  generation: z.number().int().positive(),
  createdAt: timestamp,
  /** When the secret of now was made: at the beginning, or at the last rotation. */
  secretSince: timestamp.default(0),
  revokedAt: timestamp.nullable(),
  /** What the owners call it; others never see it. */
  label: z.string().default(""),
  /** From then on it opens nothing, and what it gave is over. */
  expiresAt: timestamp.nullable().default(null),
  password: passwordRecord.nullable().default(null),
  /** For one person: what they are called, and who took it up. */
  invitation: z.object({ name: z.string(), personId: z.string().nullable() }).nullable().default(null),
  /** People who came in by this link, counted when they first joined the room. */
  uses: z.number().int().nonnegative(),
  lastUsedAt: timestamp.nullable().default(null),
});

/** Everything that lets one person into one document. */
const grantRecord = z.object({
  documentId: z.string(),
  personId: z.string(),
  /** The document's owner, or a co-owner. */
  own: z.boolean(),
  /** A role that an owner gave this person. It counts instead of those of the links, be they stronger or weaker. */
  role: z.enum(linkRoles).nullable().default(null),
  /** An owner removed the person: it gives nothing, and secrets from before then let them in no more. */
  removedAt: timestamp.nullable().default(null),
  /** Links that this person redeemed and that were not revoked since, with copies of what counts: an edit of the link is written to both. */
  links: z.array(
    z.object({
      linkId: z.string(),
      role: z.enum(linkRoles),
      redeemedAt: timestamp,
      /** Null: opened, but never entered the room. Preview robots do that. */
      joinedAt: timestamp.nullable(),
      expiresAt: timestamp.nullable().default(null),
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

/** A browser that somebody uses Quire in. One that was signed out stays, so that its cookie opens nothing. */
const deviceRecord = z.object({
  personId: z.string(),
  id: z.string(),
  /** Such as "Firefox on Linux". */
  name: z.string(),
  createdAt: timestamp,
  /** To the hour or so. */
  seenAt: timestamp,
  endedAt: timestamp.nullable(),
});

/** Somebody with access asks for more. */
const accessRequestRecord = z.object({
  documentId: z.string(),
  personId: z.string(),
  role: z.enum(["comment", "edit"]),
  askedAt: timestamp,
  /** An owner said no; kept, so that they are not asked again at once. */
  declinedAt: timestamp.nullable(),
});

/** A picture that a document may show. */
const blobRecord = z.object({
  documentId: z.string(),
  hash: z.string(),
  type: z.string(),
  byteLength: z.number().int().nonnegative(),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  addedBy: z.string(),
  addedAt: timestamp,
});

/** An address of a page, and whose it is. */
const slugRecord = z.object({ slug: z.string(), documentId: z.string() });
/** What one person keeps about one document for themselves. Access is not asked: it may be gone, and come back. */
const shelfRecord = z.object({
  documentId: z.string(),
  personId: z.string(),
  isStarred: z.boolean(),
  tags: z.array(z.string()),
  /** To the minute or so; null when never. */
  openedAt: timestamp.nullable(),
});

/** The log of a document that is being made or deleted (unfinished.ts). */
const unfinishedRecord = z.object({ id: z.string(), at: timestamp });

export const recordSchemas = {
  document: documentRecord,
  person: personRecord,
  link: linkRecord,
  grant: grantRecord,
  identityLink: identityLinkRecord,
  accessRequest: accessRequestRecord,
  device: deviceRecord,
  blob: blobRecord,
  slug: slugRecord,
  shelf: shelfRecord,
  unfinished: unfinishedRecord,
} as const;

export type DocumentRecord = z.infer<typeof documentRecord>;
export type PersonRecord = z.infer<typeof personRecord>;
export type LinkRecord = z.infer<typeof linkRecord>;
export type GrantRecord = z.infer<typeof grantRecord>;
export type LinkPasswordRecord = z.infer<typeof passwordRecord>;
export type DeviceRecord = z.infer<typeof deviceRecord>;
export type AccessRequestRecord = z.infer<typeof accessRequestRecord>;
export type IdentityLinkRecord = z.infer<typeof identityLinkRecord>;
export type BlobRecord = z.infer<typeof blobRecord>;
export type SlugRecord = z.infer<typeof slugRecord>;
export type ShelfRecord = z.infer<typeof shelfRecord>;
export type UnfinishedRecord = z.infer<typeof unfinishedRecord>;

export type RecordKind = keyof typeof recordSchemas;
export interface DirectoryRecords {
  document: DocumentRecord;
  person: PersonRecord;
  link: LinkRecord;
  grant: GrantRecord;
  identityLink: IdentityLinkRecord;
  accessRequest: AccessRequestRecord;
  device: DeviceRecord;
  blob: BlobRecord;
  slug: SlugRecord;
  shelf: ShelfRecord;
  unfinished: UnfinishedRecord;
}
