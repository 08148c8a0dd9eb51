import * as Y from "yjs";
import { limits } from "#lib/collab/limits.ts";
import type { Publication } from "#lib/collab/publish-api.ts";
import type { RoomEditor } from "../rooms/room-editor.ts";
import { DirectoryError, withStore } from "./directory-error.ts";
import type { DocumentRecord } from "./records.ts";

export type PublicationRecord = NonNullable<DocumentRecord["publication"]>;

/** What owners hear of it. Throws `not_found` where there is none. */
export function toPublication(record: PublicationRecord | null): Publication {
  if (record === null) throw pageNotFound();
  const { changedAt: _, ...publication } = record;
  return publication;
}

export function pageNotFound(): DirectoryError {
  return new DirectoryError("not_found", "There is no such page.");
}

/** A document's whole state, an update in V1. Throws `too_large` for more than a page may be. */
export async function readPageState(
  editor: Pick<RoomEditor, "read">,
  documentId: string,
): Promise<Uint8Array> {
  const state = await withStore(() => editor.read(documentId, (doc) => Y.encodeStateAsUpdate(doc)));
  if (state.byteLength > limits.maxPublishedBytes)
    throw new DirectoryError("too_large", "This document is too large to be published.");
  return state;
}
