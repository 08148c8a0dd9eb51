import type { HomeEntry } from "#lib/collab/home-api.ts";
import type { DirectoryPort } from "./directory-port.ts";
import type { OpenedDocument } from "./document-access.ts";
import { toEntries } from "./documents.ts";
import type { ShelfRecord } from "./records.ts";

/** Documents as the person whose shelf it is sees them in a list. */
export async function toHomeEntries(
  directory: DirectoryPort,
  rows: readonly (OpenedDocument & { shelf: ShelfRecord | undefined })[],
): Promise<HomeEntry[]> {
  const entries = await toEntries(directory, rows);
  return rows.flatMap(({ document, shelf }, at) => {
    const entry = entries[at];
    if (entry === undefined) return [];
    return [
      {
        ...entry,
        isTemplate: document.isTemplate,
        isStarred: shelf?.isStarred ?? false,
        tags: shelf?.tags ?? [],
        openedAt: shelf?.openedAt ?? null,
      },
    ];
  });
}
