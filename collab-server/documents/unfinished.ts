/**
 * A document is made, and deleted for good, in two places that cannot be written at once: its log and the directory. A record
 * that something is unfinished stands in between; whoever finds one that nobody works on any more, removes what is left.
 *
 *   create   unfinished ──► content ──► records, and unfinished goes        (one batch)
 *   delete   records go, and unfinished comes (one batch) ──► the log goes ──► unfinished goes
 */
import type { RoomEditor } from "../rooms/room-editor.ts";
import { withStore } from "./directory-error.ts";
import type { DirectoryPort } from "./directory-port.ts";

export interface UnfinishedOptions {
  directory: DirectoryPort;
  editor: Pick<RoomEditor, "remove">;
  removeComments: (documentId: string) => Promise<void>;
}

/** Removes the logs of documents whose making or deleting began before `before` and was not finished. Gives their number. */
export async function finishUnfinished(
  { directory, editor, removeComments }: UnfinishedOptions,
  before: number,
): Promise<number> {
  let finished = 0;
  for (const record of await directory.unfinished()) {
    if (record.at >= before) continue;
    // With a document of this id nothing is left to be done, and its content is the last thing to be touched.
    if ((await directory.document(record.id)) === undefined) {
      await removeComments(record.id);
      await withStore(() => editor.remove(record.id));
      finished++;
    }
    await directory.write([{ kind: "unfinished", remove: record }]);
  }
  return finished;
}
