/** What one person may ask of the home page: person-calls.ts says how these calls are made on both sides. */
import {
  type Batch,
  type BatchAnswer,
  batchAnswerSchema,
  type HomeEntry,
  type HomeFacets,
  type HomePage,
  type HomeQuery,
  homeEntrySchema,
  homeFacetsSchema,
  homePageSchema,
  type PatchShelf,
  type SearchAnswer,
  searchAnswerSchema,
} from "./home-api.ts";
import type { PersonCall } from "./person-calls.ts";
import { documentSchema } from "./service-api.ts";

export interface HomeCalls {
  /** One page of one's documents. */
  home(query: HomeQuery): Promise<HomePage>;
  /** What there is to choose from: counts, tags, owners. */
  homeFacets(): Promise<HomeFacets>;
  /** Stars and tags a document for oneself. */
  changeShelf(documentId: string, change: PatchShelf): Promise<HomeEntry>;
  /** The same to several documents; each has a result of its own. Rejects only when none was tried. */
  batch(batch: Batch): Promise<BatchAnswer>;
  /** A document of one's own with the body and pictures of this one. Throws `forbidden` for who may not create. */
  duplicateDocument(documentId: string, title?: string): Promise<HomeEntry>;
  /** Deletes a document in the trash for good. Needs to be its owner. */
  deleteDocument(documentId: string): Promise<void>;
  /** Needs `own`. Who may read it finds it among the templates. */
  setTemplate(documentId: string, isTemplate: boolean): Promise<void>;
  /** Texts, titles and tags of all that one may read. Throws `rate_limited` (nobody types that fast). */
  search(query: string, limit?: number, signal?: AbortSignal): Promise<SearchAnswer>;
}

/** The calls over `call`. `root`: what stands before every path, `documents`: the path of what is a document's. */
export function createHomeCalls(
  call: PersonCall,
  { root, documents }: { root: string; documents: string },
): HomeCalls {
  const documentPath = (documentId: string, rest = "") =>
    `${documents}/${encodeURIComponent(documentId)}${rest}`;

  return {
    home: (query) => call({ method: "GET", path: `${root}/home?${toSearch(query)}`, answer: homePageSchema }),
    homeFacets: () => call({ method: "GET", path: `${root}/home/facets`, answer: homeFacetsSchema }),
    changeShelf: (id, body) =>
      call({ method: "PATCH", path: documentPath(id, "/shelf"), body, answer: homeEntrySchema }),
    batch: (body) => call({ method: "POST", path: `${root}/home/batch`, body, answer: batchAnswerSchema }),
    duplicateDocument: (id, title) =>
      call({
        method: "POST",
        path: documentPath(id, "/duplicate"),
        body: { title },
        answer: homeEntrySchema,
      }),
    deleteDocument: (id) => call({ method: "DELETE", path: documentPath(id), answer: null }),
    setTemplate: async (id, isTemplate) => {
      await call({ method: "PATCH", path: documentPath(id), body: { isTemplate }, answer: documentSchema });
    },
    search: (q, limit, signal) =>
      call({
        method: "GET",
        path: `${root}/search?${toSearch({ q, limit })}`,
        answer: searchAnswerSchema,
        ...(signal && { signal }),
      }),
  };
}

/** What is not given stays out of the address. */
function toSearch(query: object): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, String(value));
  return search.toString();
}
