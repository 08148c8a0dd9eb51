/** A data folder with ten thousand documents, as a server leaves it: records, and one row of the log each. */
import * as Y from "yjs";
import { createOrderedDirectory } from "../../collab-server/documents/ordered-directory.ts";
import { sampleDocument, sampleGrant } from "../../collab-server/documents/sample-records.ts";
import { openLeveldownStore } from "../../collab-server/storage/leveldown-store.ts";
import { createOrderedUpdateLog } from "../../collab-server/storage/ordered-update-log.ts";
import { createDocId, createId } from "../../lib/collab/doc-id.ts";
import { roots } from "../../lib/collab/document-format.ts";
import { bodySeeders } from "../../lib/editor/binding/body-seeders.ts";
import { schema } from "../../lib/editor/schema/schema.ts";
import { createWords } from "./words.ts";

/** Whose documents they are. */
export const reader = "ann";

/** Ten paragraphs of thirty words each. Every third document is somebody else's, shared with `reader`. */
export async function fill(folder: string, documents: number): Promise<number> {
  const store = await openLeveldownStore(folder);
  const directory = createOrderedDirectory({ store, logger: { error: () => undefined } });
  const log = createOrderedUpdateLog(store);
  const words = createWords(1);
  const now = Date.now();
  let characters = 0;
  for (let at = 0; at < documents; at++) {
    const id = createDocId();
    const title = words.line(3);
    const lines = Array.from({ length: 10 }, () => words.line(30));
    characters += lines.reduce((sum, line) => sum + line.length, 0);
    const doc = new Y.Doc();
    const body = schema.node(
      "doc",
      null,
      lines.map((line) => schema.node("block", null, [schema.text(line)])),
    );
    bodySeeders.text(doc, body);
    doc.getText(roots.title).insert(0, title);
    const row = {
      sequence: 1,
      at: now,
      personId: reader,
      clientId: doc.clientID,
      update: Y.encodeStateAsUpdate(doc),
    };
    await log.append(id, [row], createId());
    const isOthers = at % 3 === 0;
    const ownerId = isOthers ? `owner${at % 7}` : reader;
    const time = now - at * 60_000;
    const link = { linkId: "l", role: "edit" as const, redeemedAt: time, joinedAt: time, expiresAt: null };
    await directory.write([
      {
        kind: "document",
        put: sampleDocument({
          id,
          title,
          ownerId,
          createdAt: time,
          updatedAt: time,
          format: "text",
          incarnation: createId(),
        }),
      },
      { kind: "grant", put: sampleGrant({ documentId: id, personId: ownerId, own: true }) },
      ...(isOthers
        ? [{ kind: "grant" as const, put: sampleGrant({ documentId: id, personId: reader, links: [link] }) }]
        : []),
    ]);
  }
  await store.close();
  return characters;
}
