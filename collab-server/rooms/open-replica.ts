import * as Y from "yjs";
import { mergeTree } from "#collab-server/compaction/merge-tree.ts";
import type { LoadedLog } from "#collab-server/storage/update-log.ts";
import type { EncodedDocument } from "./encodings.ts";
import { createEncodedReplica, createReplica } from "./replica.ts";

/**
 * The replica of a log that was just loaded. With a snapshot and everything behind it, no Y.Doc is made: who joins is answered
 * from the snapshot, and the few rows behind it.
 */
export function openReplica(
  loaded: LoadedLog,
  onUnreadable: Parameters<typeof createReplica>[1],
  onUse: () => void,
): ReturnType<typeof createReplica> {
  const encoded = encodedDocument(loaded);
  if (encoded !== undefined) return { replica: createEncodedReplica(encoded, onUse), pieces: [] };
  const source = {
    snapshot: loaded.snapshot?.update,
    history: loaded.history.map((part) => part.update),
    rows: loaded.rows.map((row) => row.update),
  };
  return createReplica(source, onUnreadable, onUse);
}

/** Undefined when a Y.Doc has to look: without a snapshot, and when a row is missing that others may need. */
function encodedDocument({ snapshot, rows, lastSequence }: LoadedLog): EncodedDocument | undefined {
  if (snapshot === undefined || lastSequence - snapshot.through !== rows.length) return undefined;
  if (rows.length === 0) return { parts: [snapshot.update], stateVector: snapshot.stateVector };
  try {
    const tail = mergeTree(rows.map((row) => row.update));
    return {
      // Merging the two would take ten times as long as everything else of a load.
      parts: [snapshot.update, tail],
      stateVector: laterVector(snapshot.stateVector, tail),
    };
  } catch {
    // A row that cannot be read is found, and told, by the way that applies each.
    return undefined;
  }
}

/** The state vector after an update that lacks nothing. */
function laterVector(stateVector: Uint8Array, update: Uint8Array): Uint8Array {
  const clocks = Y.decodeStateVector(stateVector);
  for (const [client, clock] of Y.parseUpdateMeta(update).to) {
    clocks.set(client, Math.max(clock, clocks.get(client) ?? 0));
  }
  return Y.encodeStateVector(clocks);
}
