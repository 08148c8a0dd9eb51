import { limits } from "#lib/collab/limits.ts";
import type { AccessChanges } from "../access/access-changes.ts";
import type { RoomEditor } from "../rooms/room-editor.ts";
import { withStore } from "./directory-error.ts";
import type { DirectoryChange, DirectoryPort } from "./directory-port.ts";
import type { FrozenPages } from "./frozen-pages.ts";
import type { DocumentRecord, UnfinishedRecord } from "./records.ts";

export interface DeleteTrashedOptions {
  directory: DirectoryPort;
  editor: Pick<RoomEditor, "remove">;
  changes: AccessChanges;
  removeComments: (documentId: string) => Promise<void>;
  frozen: Pick<FrozenPages, "remove">;
  /** Milliseconds since 1970. */
  now: () => number;
}

/**
 * Deletes for good what has been in the trash for limits.trashMs: records, log, and its hold on pictures, which the sweep of
 * blobs takes away then. Whoever has it open is told (4404). Gives the number of documents.
 */
export async function deleteTrashed(options: DeleteTrashedOptions): Promise<number> {
  const { directory, now } = options;
  const isDue = ({ trashedAt }: DocumentRecord) => trashedAt !== null && now() - trashedAt >= limits.trashMs;
  let deleted = 0;
  for (const { id } of await directory.documentsTrashedBefore(now() - limits.trashMs)) {
    // Its owner may have taken it back meanwhile.
    if (await deleteForGood(options, id, async (document) => document !== undefined && isDue(document)))
      deleted++;
  }
  return deleted;
}

/**
 * Deletes a document as deleteTrashed does when `mayGo` still says so under the document's lock. Gives whether it did; what
 * `mayGo` throws is thrown on.
 */
export async function deleteForGood(
  { directory, editor, changes, removeComments, frozen, now }: DeleteTrashedOptions,
  id: string,
  mayGo: (document: DocumentRecord | undefined) => Promise<boolean>,
): Promise<boolean> {
  const unfinished = await directory.exclusively(`document:${id}`, async () => {
    const document = await directory.document(id);
    if (!(await mayGo(document)) || document === undefined) return undefined;
    const record: UnfinishedRecord = { id, at: now() };
    await directory.write([
      { kind: "unfinished", put: record },
      { kind: "document", remove: document },
      ...document.slugs.map((slug) => ({ kind: "slug", remove: { slug, documentId: id } }) as const),
      ...(await belongingsOf(directory, id)),
    ]);
    changes.emit({ kind: "deleted", room: id });
    return record;
  });
  if (unfinished === undefined) return false;
  await removeComments(id);
  await frozen.remove(id);
  await withStore(() => editor.remove(id));
  await directory.write([{ kind: "unfinished", remove: unfinished }]);
  return true;
}

async function belongingsOf(directory: DirectoryPort, documentId: string): Promise<DirectoryChange[]> {
  const [grants, links, requests, blobs, shelves] = await Promise.all([
    directory.grantsOfDocument(documentId),
    directory.linksOfDocument(documentId),
    directory.accessRequestsOfDocument(documentId),
    directory.blobsOfDocument(documentId),
    directory.shelvesOfDocument(documentId),
  ]);
  return [
    ...grants.map((remove) => ({ kind: "grant", remove }) as const),
    ...links.map((remove) => ({ kind: "link", remove }) as const),
    ...requests.map((remove) => ({ kind: "accessRequest", remove }) as const),
    ...blobs.map((remove) => ({ kind: "blob", remove }) as const),
    ...shelves.map((remove) => ({ kind: "shelf", remove }) as const),
  ];
}
