/**
 * Publishing a document at `/p/<slug>`: what its owners ask (beside service-api.ts, in the same manner), and what the web app
 * asks in nobody's name to show it.
 *
 *   GET    /v1/documents/:id/publication                  { publication: Publication | null } (edit)
 *   POST   /v1/documents/:id/publication  Publish         Publication (own): as it is now, also again
 *   PATCH  /v1/documents/:id/publication  PatchPublication Publication (own); `conflict` when the address is taken
 *   DELETE /v1/documents/:id/publication                  204 (own): counts at once
 *
 *   GET    /v1/published/:slug                            PublishedPage (no person)
 *   GET    /v1/published/:slug?after=<version>&readers=n  the same, answered when it is another version, at the latest after
 *                                                         limits.publishedWaitMs (no person)
 *   GET    /v1/published/:slug/content                    a Yjs update, V1: the whole state that is shown (no person)
 *   GET    /v1/published/:slug/blobs/:hash                a picture's bytes (no person)
 */
import { z } from "zod";
import { documentFormats } from "./document-format.ts";

/** Live follows the document; frozen shows it as it was when it was last published. */
export const publicationModes = ["live", "frozen"] as const;
export type PublicationMode = (typeof publicationModes)[number];

/** What a page's address may be: 3 to 60 of a–z, 0–9 and hyphens, which stand between others. */
export function isSlug(value: unknown): value is string {
  return typeof value === "string" && /^(?=.{3,60}$)[a-z0-9]+(?:-[a-z0-9]+)*$/.test(value);
}

const slug = z.string().refine(isSlug, "no address of a page");
/** BCP 47, as far as pages need it. */
const language = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}$/);

export const publishSchema = z.object({
  mode: z.enum(publicationModes),
  /** Search engines may list it. */
  isIndexed: z.boolean(),
  /** The language that the page says it is in. */
  language,
});
export type Publish = z.infer<typeof publishSchema>;

export const patchPublicationSchema = publishSchema
  .extend({ slug })
  .partial()
  .refine((change) => Object.keys(change).length > 0, "nothing to change");
export type PatchPublication = z.infer<typeof patchPublicationSchema>;

export const publicationSchema = z.object({
  slug: z.string(),
  mode: z.enum(publicationModes),
  isIndexed: z.boolean(),
  language: z.string(),
  /** The first time since it was last taken back. */
  publishedAt: z.number().int(),
  /** A frozen one shows the document as it was then. */
  frozenAt: z.number().int().nullable(),
});
export type Publication = z.infer<typeof publicationSchema>;
export const publicationAnswerSchema = z.object({ publication: publicationSchema.nullable() });

/** `moved`: under another address now. `gone`: taken back, or in the trash. One that never was is `not_found`. */
export const publishedPageSchema = z.discriminatedUnion("state", [
  publicationSchema.extend({
    state: z.literal("published"),
    format: z.enum(documentFormats),
    /** Another one whenever anything about the page may be another. Says nothing else. */
    version: z.string(),
  }),
  z.object({ state: z.literal("moved"), slug: z.string() }),
  z.object({ state: z.literal("gone") }),
]);
export type PublishedPage = z.infer<typeof publishedPageSchema>;
export type ShownPublication = Extract<PublishedPage, { state: "published" }>;
