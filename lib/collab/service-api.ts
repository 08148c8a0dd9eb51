/**
 * The contract of the collab server's HTTP API between the web app (lib/documents) and the server (collab-server/http).
 *
 * Every call carries `Authorization: Bearer <service token>`; all but the few marked "no person" carry `Quire-Person: <id>`
 * and `Quire-Person-Key: <keyVersion>` as the session cookie has them, and the server applies that person's role.
 * Bodies and answers are JSON. An error answers `{ error: { code, message } }` with the status of `apiErrors`;
 * `message` may be shown to people. 429 and 503 carry `Retry-After` in seconds.
 *
 *   GET    /v1/people/me                          Person (a friendly one, when nothing was ever written)
 *   PATCH  /v1/people/me            PatchPerson   Person; everybody present sees the new name at once
 *   POST   /v1/people/identity      Secret        Identity (no person; rate-limited): redeems the operator's one-time link
 *   GET    /v1/people                             { people: PersonSummary[] } (no person: the operator's CLI)
 *   POST   /v1/people/:id/identity  NewIdentity   201 IdentityLink (no person: the operator's CLI)
 *   GET    /v1/documents?scope=all|trash&q=…      { documents: Document[] } newest first
 *   POST   /v1/documents            NewDocument   201 Document; 200 with the one there is for a second "welcome"
 *   GET    /v1/documents/:id                      Document (view)
 *   PATCH  /v1/documents/:id        PatchDocument Document (edit; a server-made edit of the title, credited to the person)
 *   POST   /v1/documents/:id/trash                Document (own)
 *   POST   /v1/documents/:id/restore              Document (own)
 *   POST   /v1/documents/:id/convert ConvertDocument Document (own): its new incarnation; the one there is when it has the format
 *   GET    /v1/documents/:id/people               { people: Access[] } (edit)
 *   GET    /v1/documents/:id/links                { links: Link[] } (own)
 *   POST   /v1/documents/:id/links  NewLink       201 Link (own)
 *   POST   /v1/documents/:id/links/:linkId/rotate Link (own)
 *   DELETE /v1/documents/:id/links/:linkId        204 (own)
 *   POST   /v1/documents/:id/links/:linkId/restore Link (own): takes a revocation back
 *   POST   /v1/links/redeem         Secret        Redeemed; `Quire-Client-Address` is rate-limited
 *
 * Without any access to a document every call answers `not_found`, existing or not; with too weak a role, `forbidden`.
 */
import { z } from "zod";
import { documentFormats } from "./document-format.ts";
import { limits } from "./limits.ts";
import { linkRoles, roles } from "./role.ts";

/** The request headers that are ours. */
export const serviceHeaders = {
  person: "Quire-Person",
  personKey: "Quire-Person-Key",
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
});
export type Person = z.infer<typeof personSchema>;

export const patchPersonSchema = z.object({
  name: z
    .string()
    .trim()
    .min(1)
    .max(limits.maxPersonNameLength * 2),
});

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
});
export type NewDocument = z.infer<typeof newDocumentSchema>;
export const patchDocumentSchema = z.object({ title: z.string().max(limits.maxTitleLength) });

/** Only from xml to text. Everybody who has the document open is closed with 4409 and opens the new incarnation. */
export const convertDocumentSchema = z.object({ to: z.literal("text") });

export const accessSchema = z.object({
  person: z.object({ id: z.string(), name: z.string(), color: z.string() }),
  role: z.enum(roles),
  /** The link that the person came by; null for the owner. */
  linkId: z.string().nullable(),
});
export const accessListSchema = z.object({ people: z.array(accessSchema) });
export type AccessEntry = z.infer<typeof accessSchema>;

export const linkSchema = z.object({
  id: z.string(),
  role: z.enum(linkRoles),
  /** The part after `/l/`. Derived from id and generation at each call; never stored. */
  secret: z.string(),
  createdAt: timestamp,
  uses: z.number().int(),
});
export const linkListSchema = z.object({ links: z.array(linkSchema) });
export type LinkEntry = z.infer<typeof linkSchema>;
export const newLinkSchema = z.object({ role: z.enum(linkRoles) });

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
  forbidden: 403,
  method_not_allowed: 405,
  too_large: 413,
  rate_limited: 429,
  internal: 500,
  unavailable: 503,
} as const;
export type ApiErrorCode = keyof typeof apiErrors;

export const apiErrorSchema = z.object({
  error: z.object({ code: z.string(), message: z.string() }),
});
