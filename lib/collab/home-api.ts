/**
 * The contract of the home page, between page, web app and collab server: the list of one's documents, what one keeps about
 * each for oneself (star, tags, when it was opened), templates, several at once, and search. service-api.ts says how calls are
 * made. Stars and tags are each person's own: nobody else sees or changes them.
 *
 *   GET    /v1/home?scope=…&sort=…&tag=…&owner=…&role=…&q=…&limit=…&cursor=…   HomePage
 *   GET    /v1/home/facets                             HomeFacets: what there is to choose from
 *   POST   /v1/home/batch            Batch             BatchAnswer: one result per document, in the order asked
 *   GET    /v1/search?q=…&limit=…                      SearchAnswer; rate-limited
 *   PATCH  /v1/documents/:id/shelf   PatchShelf        HomeEntry (view): for oneself
 *   POST   /v1/documents/:id/duplicate DuplicateDocument 201 HomeEntry (view): body and pictures as they are now
 *   DELETE /v1/documents/:id                           204 (the owner alone, in the trash): for good. `conflict` outside of it
 *   PATCH  /v1/documents/:id         { isTemplate }    Document (own); see service-api.ts
 *   POST   /v1/documents             { kind: "blank", template, language }  201 Document; see service-api.ts
 */
import { z } from "zod";
import { limits } from "./limits.ts";
import { roles } from "./role.ts";
import { documentSchema } from "./service-api.ts";

/** Milliseconds since 1970. */
const timestamp = z.number().int();

/**
 * `recent`: all that one may open, `trash` apart. `mine`: those that one owns. `shared`: others'. `templates`: those that an
 * owner marked. `trash` holds what one may put back.
 */
export const homeScopes = ["recent", "starred", "mine", "shared", "templates", "trash"] as const;
export type HomeScope = (typeof homeScopes)[number];

/** Newest first, but for `title`. `trashed` is for the trash. */
export const homeSorts = ["opened", "edited", "created", "title", "trashed"] as const;
export type HomeSort = (typeof homeSorts)[number];

/** The order of a scope where nobody asked for another. */
export const usualSorts: Record<HomeScope, HomeSort> = {
  recent: "opened",
  starred: "opened",
  mine: "edited",
  shared: "opened",
  templates: "title",
  trash: "trashed",
};

/** A word of one's own to find documents by. Cleaned by the server: spaces at its ends and in a row go. */
export const tagSchema = z.string().trim().min(1).max(limits.maxTagLength);

export const homeEntrySchema = documentSchema.extend({
  isStarred: z.boolean(),
  /** One's own, in the order given. */
  tags: z.array(z.string()),
  /** When one last had it open; null when never since this is kept. */
  openedAt: timestamp.nullable(),
  isTemplate: z.boolean(),
});
export type HomeEntry = z.infer<typeof homeEntrySchema>;

export const homePageSchema = z.object({
  documents: z.array(homeEntrySchema),
  /** What to give as `cursor` for those behind; null at the end. Good for the same question only. */
  next: z.string().nullable(),
  /** How many there are in all for this question. */
  total: z.number().int(),
});
export type HomePage = z.infer<typeof homePageSchema>;

/** All that is given must hold. */
export interface HomeQuery {
  scope: HomeScope;
  sort?: HomeSort;
  tag?: string;
  /** A person's id. */
  owner?: string;
  role?: (typeof roles)[number];
  /** Words in the title, blind to case and accents. For the text of documents: `search`. */
  q?: string;
  /** At most limits.maxHomePage, which is what one gets without it. */
  limit?: number;
  cursor?: string;
}

/** The same as it comes in an address. */
export const homeQuerySchema = z.object({
  scope: z.enum(homeScopes).default("recent"),
  sort: z.enum(homeSorts).optional(),
  tag: tagSchema.optional(),
  owner: z.string().max(64).optional(),
  role: z.enum(roles).optional(),
  q: z.string().max(limits.maxTitleLength).optional(),
  limit: z.coerce.number().int().min(1).max(limits.maxHomePage).optional(),
  cursor: z.string().max(3_000).optional(),
});

export const homeFacetsSchema = z.object({
  /** How many documents each scope has. */
  counts: z.record(z.enum(homeScopes), z.number().int()),
  /** One's own tags on documents outside the trash, most used first. */
  tags: z.array(z.object({ name: z.string(), count: z.number().int() })),
  /** Who owns what one may open, most documents first. */
  owners: z.array(z.object({ id: z.string(), name: z.string(), count: z.number().int() })),
});
export type HomeFacets = z.infer<typeof homeFacetsSchema>;

/** What is not given stays. */
export const patchShelfSchema = z
  .object({
    isStarred: z.boolean().optional(),
    /** All of them: those that are not given go. */
    tags: z.array(tagSchema).max(limits.maxTagsPerDocument).optional(),
  })
  .refine((change) => Object.keys(change).length > 0, "nothing to change");
export type PatchShelf = z.infer<typeof patchShelfSchema>;

/** Without a title: "Copy of …". A new document out of a template gives the template's. */
export const duplicateDocumentSchema = z.object({ title: z.string().max(limits.maxTitleLength).optional() });

const batchIds = z.array(z.string().max(64)).min(1).max(limits.maxBatchDocuments);
/** `delete` is for good. `tag` and `untag` leave the other tags as they are. */
export const batchSchema = z.discriminatedUnion("action", [
  z.object({
    action: z.enum(["trash", "restore", "delete", "star", "unstar"]),
    documentIds: batchIds,
  }),
  z.object({ action: z.enum(["tag", "untag"]), tag: tagSchema, documentIds: batchIds }),
]);
export type Batch = z.infer<typeof batchSchema>;

export const batchAnswerSchema = z.object({
  results: z.array(
    z.object({
      documentId: z.string(),
      /** Null: done (or so already). Otherwise a code of apiErrors, such as `forbidden`. */
      error: z.string().nullable(),
      /** As it is now; null after `delete` and after an error. */
      document: homeEntrySchema.nullable(),
    }),
  ),
});
export type BatchAnswer = z.infer<typeof batchAnswerSchema>;

/** A text with the places that match: pairs [from, to) in UTF-16 units, in order, never crossing. No HTML. */
const markedText = z.object({
  text: z.string(),
  marks: z.array(z.tuple([z.number().int(), z.number().int()])),
});
export type MarkedText = z.infer<typeof markedText>;

export const searchResultSchema = z.object({
  document: homeEntrySchema,
  title: markedText,
  /** The best part of the text; null when only title or tags match. */
  passage: markedText
    .extend({
      /** The address of its block: `/d/<id>#<place>`; null when it has none. */
      place: z.string().nullable(),
      /** Something stands before, or behind, that is not shown. */
      isCutBefore: z.boolean(),
      isCutAfter: z.boolean(),
    })
    .nullable(),
  /** Those of one's own tags that match. */
  tags: z.array(z.string()),
});
export type SearchResult = z.infer<typeof searchResultSchema>;

export const searchAnswerSchema = z.object({
  /** Best first. Documents in the trash are not searched. */
  results: z.array(searchResultSchema),
  /** Not all texts are read yet (just after a start): more may be found in a moment. */
  isIndexing: z.boolean(),
});
export type SearchAnswer = z.infer<typeof searchAnswerSchema>;

export const searchQuerySchema = z.object({
  q: z.string().max(limits.maxSearchLength),
  limit: z.coerce.number().int().min(1).max(limits.maxSearchResults).optional(),
});
