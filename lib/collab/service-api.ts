/**
 * The contract of the collab server's HTTP API between the web app (lib/documents) and the server (collab-server/http).
 *
 * Every call carries `Authorization: Bearer <service token>`; all but the few marked "no person" carry `Quire-Person: <id>`
 * and `Quire-Person-Key: <keyVersion>` as the session cookie has them, and the server applies that person's role.
 * Bodies and answers are JSON. An error answers `{ error: { code, message } }` with the status of `apiErrors`;
 * `message` may be shown to people. 429 and 503 carry `Retry-After` in seconds.
 *
 *   GET    /v1/people/me                          Person (a friendly one, when nothing was ever written)
 *   PATCH  /v1/people/me            PatchPerson   Person; everybody present sees the new name and colour at once
 *   GET    /v1/people/me/devices                  { devices: Device[] }
 *   DELETE /v1/people/me/devices/:deviceId        204: signed out there at once
 *   POST   /v1/people/me/devices                  201 IdentityLink: a one-time link for another device
 *   POST   /v1/people/me/sign-out-others          Identity: every other session has ended
 *   POST   /v1/people/identity      Secret        Identity (no person; rate-limited): redeems the operator's one-time link
 *   POST   /v1/people               NewPerson     201 IdentityLink (no person: the operator's CLI): a new member
 *   GET    /v1/people                             { people: PersonSummary[] } (no person: the operator's CLI)
 *   POST   /v1/people/:id/identity  NewIdentity   201 IdentityLink (no person: the operator's CLI)
 *   GET    /v1/documents?scope=all|trash&q=…      { documents: Document[] } newest first
 *   POST   /v1/documents            NewDocument   201 Document; 200 with the one there is for a second "welcome"
 *   GET    /v1/documents/:id                      Document (view)
 *   PATCH  /v1/documents/:id        PatchDocument Document (edit for the title, a server-made edit credited to the person; own for hidesViewers, isTemplate)
 *   POST   /v1/documents/:id/trash                Document (own)
 *   POST   /v1/documents/:id/restore              Document (own)
 *   POST   /v1/documents/:id/convert ConvertDocument Document (own): its new incarnation; the one there is when it has the format
 *   POST   /v1/documents/:id/blobs  the bytes     201 Blob (edit); `too_large`, `not_a_picture`
 *   POST   /v1/documents/:id/blobs/copy CopyBlob  201 Blob (edit here, view there)
 *   GET    /v1/documents/:id/blobs/:hash          the bytes, with their media type (view)
 *   GET    /v1/documents/:id/people               { people: Access[] } (edit)
 *   PATCH  /v1/documents/:id/people/:personId PatchMember 204 (own): a role of their own; `own` makes a co-owner
 *   DELETE /v1/documents/:id/people/:personId     204 (own): out at once. Oneself (view): leaves the document
 *   POST   /v1/documents/:id/owner  Transfer      204 (the owner alone): hands the document over
 *   GET    /v1/documents/:id/requests             { requests: AccessRequest[] } (own)
 *   POST   /v1/documents/:id/requests NewAccessRequest 204 (view): asks the owners for more
 *   POST   /v1/documents/:id/requests/:personId/accept 204 (own)
 *   DELETE /v1/documents/:id/requests/:personId   204 (own): declines. Oneself (view): takes it back
 *   GET    /v1/documents/:id/links                { links: Link[] } (own)
 *   POST   /v1/documents/:id/links  NewLink       201 Link (own)
 *   PATCH  /v1/documents/:id/links/:linkId PatchLink Link (own): counts at once for everybody who came by it
 *   POST   /v1/documents/:id/links/:linkId/rotate Link (own)
 *   DELETE /v1/documents/:id/links/:linkId        204 (own)
 *   POST   /v1/documents/:id/links/:linkId/restore Link (own): takes a revocation back
 *   POST   /v1/links/redeem         Redeem        Redeemed; `Quire-Client-Address` is rate-limited, passwords the more
 *
 * Comments and suggestions: comments-api.ts. The bell: notices-api.ts. The home page and search: home-api.ts.
 *
 * Without any access to a document every call answers `not_found`, existing or not; with too weak a role, `forbidden`.
 */
import { z } from "zod";
import { languages } from "#lib/texts/language.ts";
import { builtInTemplates } from "./built-in-templates.ts";
import { documentFormats } from "./document-format.ts";
import { personColors } from "./friendly-person.ts";
import { limits } from "./limits.ts";
import { linkRoles, requestedRoles, roles } from "./role.ts";

/** The request headers that are ours. */
export const serviceHeaders = {
  person: "Quire-Person",
  personKey: "Quire-Person-Key",
  /** Which of the person's browsers, and what it calls itself (percent-encoded). */
  device: "Quire-Device",
  deviceName: "Quire-Device-Name",
  /** Whom to count redeems against: the browser's address, as the web app saw it. */
  clientAddress: "Quire-Client-Address",
} as const;

/** The form of a person's id: made by the web app, safe in a storage key and a header. */
export function isPersonId(value: unknown): value is string {
  return typeof value === "string" && /^[A-Za-z0-9_-]{1,64}$/.test(value);
}

/** Milliseconds since 1970. */
const timestamp = z.number().int();

export const personSchema = z.object({
  id: z.string(),
  name: z.string(),
  color: z.string(),
  keyVersion: z.number().int(),
  /** Given with one's own: whether this Quire lets one create documents. */
  mayCreate: z.boolean().optional(),
});
export type Person = z.infer<typeof personSchema>;

export const patchPersonSchema = z
  .object({
    name: z
      .string()
      .trim()
      .min(1)
      .max(limits.maxPersonNameLength * 2)
      .optional(),
    color: z.enum(personColors).optional(),
  })
  .refine((change) => Object.keys(change).length > 0, "nothing to change");
export type PatchPerson = z.infer<typeof patchPersonSchema>;

/** A browser in which a person is signed in. */
export const deviceSchema = z.object({
  id: z.string(),
  name: z.string(),
  createdAt: timestamp,
  /** To the hour. */
  seenAt: timestamp,
  /** The one that asks. */
  isCurrent: z.boolean(),
});
export const deviceListSchema = z.object({ devices: z.array(deviceSchema) });
export type Device = z.infer<typeof deviceSchema>;

/** By the operator: somebody new. */
export const newPersonSchema = z.object({ name: z.string().max(limits.maxPersonNameLength * 2) });

export const secretSchema = z.object({ secret: z.string().max(512) });
export const identitySchema = z.object({ personId: z.string(), keyVersion: z.number().int() });
export type Identity = z.infer<typeof identitySchema>;

/** What the operator sees of a person. */
export const personSummarySchema = z.object({
  id: z.string(),
  name: z.string(),
  createdAt: timestamp,
  documents: z.number().int(),
});
export const personListSchema = z.object({ people: z.array(personSummarySchema) });
export type PersonSummary = z.infer<typeof personSummarySchema>;

/** `signOutOthers`: redeeming the link ends the person's sessions elsewhere (a stolen device). */
export const newIdentitySchema = z.object({ signOutOthers: z.boolean().optional() });
/** `path` is `/i/<secret>` at the web app's address; it works once, until `expiresAt`. */
export const identityLinkSchema = z.object({ path: z.string(), expiresAt: timestamp });
export type IdentityLink = z.infer<typeof identityLinkSchema>;

export const documentSchema = z.object({
  id: z.string(),
  title: z.string(),
  role: z.enum(roles),
  owner: z.object({ id: z.string(), name: z.string() }),
  createdAt: timestamp,
  /** The last edit of body or title. */
  updatedAt: timestamp,
  trashedAt: timestamp.nullable(),
  format: z.enum(documentFormats),
  schemaVersion: z.number().int(),
  incarnation: z.string(),
  /** Viewers are not shown as present. */
  hidesViewers: z.boolean(),
  /** It is a page for everybody (publish-api.ts). Only those are told who may edit. */
  isPublished: z.boolean().optional(),
});
export type DocumentEntry = z.infer<typeof documentSchema>;
export const documentListSchema = z.object({ documents: z.array(documentSchema) });
export const documentScopes = ["all", "trash"] as const;
export type DocumentScope = (typeof documentScopes)[number];

export const newDocumentSchema = z.object({
  kind: z.enum(["blank", "welcome"]),
  title: z.string().max(limits.maxTitleLength).optional(),
  /** A Yjs update (V1, base64) to start from: "Save as a new document" of edits that were kept aside. */
  content: z.string().optional(),
  /** The format that `content` is in; without it, of the body that holds something. */
  contentFormat: z.enum(documentFormats).optional(),
  /** The format of the new document, which its content is converted to. */
  format: z.enum(documentFormats).optional(),
  /** Starts with the text of one of Quire's own templates, and its title where none is given. */
  template: z.enum(builtInTemplates).optional(),
  /** The language of what Quire writes into it. */
  language: z.enum(languages).optional(),
});
export type NewDocument = z.infer<typeof newDocumentSchema>;
export const patchDocumentSchema = z
  .object({
    title: z.string().max(limits.maxTitleLength).optional(),
    /** Large audiences: viewers are shown to nobody. */
    hidesViewers: z.boolean().optional(),
    /** Who may read it finds it among the templates. */
    isTemplate: z.boolean().optional(),
  })
  .refine((change) => Object.keys(change).length > 0, "nothing to change");

/** Only from xml to text. Everybody who has the document open is closed with 4409 and opens the new incarnation. */
export const convertDocumentSchema = z.object({ to: z.literal("text") });

/** A picture of a document: its bytes are at `/d/<docId>/blobs/<hash>`. */
export const blobSchema = z.object({
  /** SHA-256, 64 hex digits. */
  hash: z.string(),
  /** The media type, told by the bytes. */
  type: z.string(),
  byteLength: z.number().int(),
  /** Pixels. */
  width: z.number().int(),
  height: z.number().int(),
});
export type BlobEntry = z.infer<typeof blobSchema>;
export const copyBlobSchema = z.object({ documentId: z.string(), hash: z.string() });

export const accessSchema = z.object({
  person: z.object({ id: z.string(), name: z.string(), color: z.string() }),
  role: z.enum(roles),
  /** The link that the person came by; null for owners. */
  linkId: z.string().nullable(),
  /** The one owner, who can hand the document over. Others with role `own` are co-owners. */
  isOwner: z.boolean(),
  /** An owner gave them this role; it counts instead of what their links give. */
  hasOwnRole: z.boolean(),
});
export const accessListSchema = z.object({ people: z.array(accessSchema) });
export type AccessEntry = z.infer<typeof accessSchema>;

export const linkSchema = z.object({
  id: z.string(),
  role: z.enum(linkRoles),
  /** The part after `/l/`. Derived from id and generation at each call; never stored. */
  secret: z.string(),
  /** What the owners call it. */
  label: z.string(),
  createdAt: timestamp,
  /** From then on it opens nothing, and what it gave is over. */
  expiresAt: timestamp.nullable(),
  hasPassword: z.boolean(),
  /** For one person only. */
  invitation: z.object({ name: z.string(), isTaken: z.boolean() }).nullable(),
  uses: z.number().int(),
  lastUsedAt: timestamp.nullable(),
});
export const linkListSchema = z.object({ links: z.array(linkSchema) });
export type LinkEntry = z.infer<typeof linkSchema>;
const linkLabel = z.string().max(limits.maxTitleLength);
const linkPassword = z.string().min(1).max(limits.maxLinkPasswordLength);
export const newLinkSchema = z.object({
  role: z.enum(linkRoles),
  label: linkLabel.optional(),
  expiresAt: timestamp.nullable().optional(),
  password: linkPassword.optional(),
  /** The name of the one person that it is for. */
  invite: z.string().trim().min(1).max(limits.maxPersonNameLength).optional(),
});
export type NewLink = z.infer<typeof newLinkSchema>;
/** What is not given stays. `null` takes the end or the password away. */
export const patchLinkSchema = z.object({
  role: z.enum(linkRoles).optional(),
  label: linkLabel.optional(),
  expiresAt: timestamp.nullable().optional(),
  password: linkPassword.nullable().optional(),
});
export type PatchLink = z.infer<typeof patchLinkSchema>;

/** `isConfirmed`: this invitation is for me. Robots, which open every link that they see, do not say so. */
export const redeemSchema = z.object({
  secret: z.string().max(512),
  password: z.string().max(limits.maxLinkPasswordLength).optional(),
  isConfirmed: z.boolean().optional(),
});
export type RedeemProof = Omit<z.infer<typeof redeemSchema>, "secret">;

/** `own` makes a co-owner. */
export const patchMemberSchema = z.object({ role: z.enum(roles) });
export const transferSchema = z.object({ personId: z.string() });

export const newAccessRequestSchema = z.object({ role: z.enum(requestedRoles) });
export const accessRequestSchema = z.object({
  person: z.object({ id: z.string(), name: z.string(), color: z.string() }),
  role: z.enum(requestedRoles),
  askedAt: timestamp,
});
export const accessRequestListSchema = z.object({ requests: z.array(accessRequestSchema) });
export type AccessRequest = z.infer<typeof accessRequestSchema>;

export const redeemedSchema = z.object({ documentId: z.string(), role: z.enum(roles) });
export type Redeemed = z.infer<typeof redeemedSchema>;

/** Every error code of the API with its HTTP status. `not_found` also stands for "no access": nothing is given away. */
export const apiErrors = {
  bad_request: 400,
  unauthorized: 401,
  /** The session's key version is not the person's any more: sign out, start anew. */
  session_ended: 401,
  not_found: 404,
  link_unknown: 404,
  link_revoked: 410,
  /** Its end has come. */
  link_expired: 410,
  /** An invitation for one person that another took up. */
  link_used: 410,
  password_needed: 403,
  password_wrong: 403,
  /** An invitation: say that it is for you. `message` holds the name that it is for. */
  confirmation_needed: 403,
  /** An owner took this person out; a link made later lets them in again. */
  access_removed: 403,
  forbidden: 403,
  /** Guests are not let in here, and this is one. */
  members_only: 403,
  method_not_allowed: 405,
  /** Somebody else was first, or what it is about is gone. */
  conflict: 409,
  too_large: 413,
  not_a_picture: 415,
  rate_limited: 429,
  internal: 500,
  unavailable: 503,
} as const;
export type ApiErrorCode = keyof typeof apiErrors;

export const apiErrorSchema = z.object({
  error: z.object({ code: z.string(), message: z.string() }),
});
