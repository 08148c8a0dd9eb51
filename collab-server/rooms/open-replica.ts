import * as Y from "yjs";
import { mergeTree } from "#collab-server/compaction/merge-tree.ts";
import type { LoadedLog } from "#collab-server/storage/update-log.ts";
import type { EncodedDocument } from "./encodings.ts";
import { createEncodedReplica, createReplica } from "./replica.ts";

const emptyVector = Uint8Array.of(0);
/** Merged rows are far larger than the document that they make; before long the first snapshot is made. */
const maxRowsWithoutSnapshot = 1_000;

/**
 * The replica of a log that was just loaded. When everything is there, no Y.Doc is made: who joins is answered from the
 * snapshot, and the few rows behind it.
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

/** Undefined when a Y.Doc has to look: when a row is missing that others may need, and with a long history and no snapshot. */
function encodedDocument(loaded: LoadedLog): EncodedDocument | undefined {
  const { snapshot, history, rows, lastSequence } = loaded;
  const through = snapshot?.through ?? 0;
  if (history.length > 0 || lastSequence - through !== rows.length) return undefined;
  if (snapshot === undefined && rows.length > maxRowsWithoutSnapshot) return undefined;
  const before = snapshot === undefined ? [] : [snapshot.update];
  const stateVector = snapshot?.stateVector ?? emptyVector;
  if (rows.length === 0 && snapshot !== undefined) return { parts: before, stateVector };
  try {
    const tail = mergeTree(rows.map((row) => row.update));
    // Merging the two would take ten times as long as everything else of a load.
    const laterVector = vectorAfter(stateVector, tail);
    return laterVector && { parts: [...before, tail], stateVector: laterVector };
  } catch {
    // A row that cannot be read is found, and told, by the way that applies each.
    return undefined;
  }
}

/** The state vector after an update; undefined when it begins with a gap. */
function vectorAfter(stateVector: Uint8Array, update: Uint8Array): Uint8Array | undefined {
  const clocks = Y.decodeStateVector(stateVector);
  const { from, to } = Y.parseUpdateMeta(update);
  for (const [client, clock] of from) if (clock > (clocks.get(client) ?? 0)) return undefined;
  for (const [client, clock] of to) clocks.set(client, Math.max(clock, clocks.get(client) ?? 0));
  return Y.encodeStateVector(clocks);
}
