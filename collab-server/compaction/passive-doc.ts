import * as Y from "yjs";

/**
 * A Y.Doc that only takes in. Clients tidy up crossing formats and send that; a server that does so too would write text marks
 * that nobody set (rule REPLICA-PASSIVE).
 */
export function createPassiveDoc(): Y.Doc {
  const doc = new Y.Doc();
  // The flag is read right after this event.
  doc.on("afterTransaction", (transaction: Y.Transaction) => {
    transaction._needFormattingCleanup = false;
  });
  return doc;
}
