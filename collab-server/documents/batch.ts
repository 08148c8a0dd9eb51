/** The same done to several documents: each is tried, and each has a result of its own. */
import { isDocId } from "#lib/collab/doc-id.ts";
import type { Batch, BatchAnswer, HomeEntry } from "#lib/collab/home-api.ts";
import { DirectoryError } from "./directory-error.ts";
import type { Documents } from "./documents.ts";
import type { Shelves } from "./shelves.ts";

/** Rejects for faults of ours only. */
export type RunBatch = (personId: string, batch: Batch) => Promise<BatchAnswer["results"]>;

/** At once: enough that many share one write to the disk, few enough to leave room for others. */
const lanes = 16;

export interface BatchOptions {
  documents: Pick<Documents, "trash" | "restore">;
  shelves: Shelves;
  deleteDocument: (personId: string, documentId: string) => Promise<void>;
}

/** Creates the batches of one directory. */
export function createBatches({ documents, shelves, deleteDocument }: BatchOptions): RunBatch {
  async function act(personId: string, id: string, batch: Batch): Promise<HomeEntry | null> {
    if (batch.action === "tag" || batch.action === "untag")
      return shelves.tag(personId, id, batch.tag, batch.action === "tag");
    if (batch.action === "star" || batch.action === "unstar")
      return shelves.change(personId, id, { isStarred: batch.action === "star" });
    if (batch.action === "delete") {
      await deleteDocument(personId, id);
      return null;
    }
    await documents[batch.action](personId, id);
    return shelves.get(personId, id);
  }

  async function tryOne(personId: string, documentId: string, batch: Batch) {
    if (!isDocId(documentId)) return { documentId, error: "not_found", document: null };
    try {
      return { documentId, error: null, document: await act(personId, documentId, batch) };
    } catch (error) {
      if (!(error instanceof DirectoryError)) throw error;
      return { documentId, error: error.code, document: null };
    }
  }

  return async (personId, batch) => {
    const ids = [...new Set(batch.documentIds)];
    const results: BatchAnswer["results"] = [];
    let next = 0;
    async function lane(): Promise<void> {
      for (let at = next++; at < ids.length; at = next++) {
        const id = ids[at];
        if (id !== undefined) results[at] = await tryOne(personId, id, batch);
      }
    }
    await Promise.all(Array.from({ length: lanes }, lane));
    return results;
  };
}
