import { isDocId } from "#lib/collab/doc-id.ts";
import { cleanTitle } from "#lib/collab/person-name.ts";
import type { DirectoryAccess } from "../access/directory-access.ts";
import type { RoomEditor } from "../rooms/room-editor.ts";
import type { DirectoryPort } from "./directory-port.ts";
import { readTitle } from "./title-text.ts";

export interface TitleFollowerOptions {
  directory: DirectoryPort;
  editor: Pick<RoomEditor, "read" | "onUpdated">;
  access: Pick<DirectoryAccess, "onJoined">;
  onError: (error: unknown, documentId: string) => void;
}

/** Keeps the directory's copy of titles, and the time of the last edit, behind what happens in the rooms. Returns the way to stop,
 * which waits for what is under way. */
export function followTitles(options: TitleFollowerOptions): () => Promise<void> {
  const { directory, editor, access, onError } = options;
  const underWay = new Set<Promise<void>>();

  async function follow(
    documentId: string,
    currentTitle: () => Promise<string | undefined>,
    at: number,
  ): Promise<void> {
    await directory.exclusively(`document:${documentId}`, async () => {
      const before = await directory.document(documentId);
      if (before === undefined) return;
      // Asked for in here, so that what is written is never older than what another one wrote meanwhile.
      const title = await currentTitle();
      const after = {
        ...before,
        title: title === undefined ? before.title : cleanTitle(title),
        updatedAt: Math.max(before.updatedAt, at),
      };
      if (after.title !== before.title || after.updatedAt !== before.updatedAt)
        await directory.write([{ kind: "document", put: after }]);
    });
  }

  function watch(work: Promise<void>, documentId: string): void {
    const watched = work
      .catch((error: unknown) => onError(error, documentId))
      .finally(() => underWay.delete(watched));
    underWay.add(watched);
  }

  const stops = [
    editor.onUpdated(({ room, title, at }) => {
      // Rooms outside the directory have other names, or no record.
      if (isDocId(room))
        watch(
          follow(room, async () => title, at),
          room,
        );
    }),
    // A crash may have come between an edit of the title and the row that follows it.
    access.onJoined((documentId) => follow(documentId, () => editor.read(documentId, readTitle), 0)),
  ];
  return async () => {
    for (const stop of stops) stop();
    await Promise.all(underWay);
  };
}
