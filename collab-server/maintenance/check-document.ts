import * as Y from "yjs";
import { createReplica, type ReplicaSource } from "#collab-server/rooms/replica.ts";
import type { SurveyedLog } from "#collab-server/storage/log-survey.ts";
import type { Fault } from "./maintenance-port.ts";

export interface CheckedDocument {
  faults: Fault[];
  /** What a newcomer is sent. */
  documentBytes: number;
}

/**
 * Puts a document together twice, from its whole history and, where there is one, from its snapshot as a load does, and says
 * what is wrong. With nothing lost, both must be the same document.
 */
export function checkDocument(room: string, log: SurveyedLog): CheckedDocument {
  const { rows, history, snapshot, aside } = log;
  const faults: Fault[] = log.faults.map((fault) => ({ ...fault, name: room }));

  function build(source: ReplicaSource, rowsUsed: typeof rows) {
    const { replica, pieces } = createReplica(source, (part, index) => {
      const sequence = part === "rows" ? rowsUsed[index]?.sequence : undefined;
      faults.push({ kind: "unreadable", name: room, ...(sequence !== undefined && { sequence }) });
    });
    const built = {
      documentBytes: replica.difference().byteLength,
      stateVector: Y.decodeStateVector(replica.stateVector()),
      isWhole: pieces.length === 0,
    };
    replica.destroy();
    return built;
  }

  const toUpdates = (list: readonly { update: Uint8Array }[]) => list.map(({ update }) => update);
  const whole = build({ snapshot: undefined, history: toUpdates(history), rows: toUpdates(rows) }, rows);
  // With something known to be lost, what followed it is lost, too, until somebody who has it comes back: that is told already.
  if (!whole.isWhole && faults.length === 0 && aside.length === 0)
    faults.push({ kind: "incomplete", name: room });
  if (snapshot === undefined) return { documentBytes: whole.documentBytes, faults };

  const behind = rows.filter(({ sequence }) => sequence > snapshot.through);
  const loaded = build({ snapshot: snapshot.update, history: [], rows: toUpdates(behind) }, behind);
  if (faults.length === 0 && aside.length === 0 && !isSame(whole.stateVector, loaded.stateVector))
    faults.push({ kind: "differs", name: room, sequence: snapshot.through });
  return { documentBytes: loaded.documentBytes, faults };
}

function isSame(a: Map<number, number>, b: Map<number, number>): boolean {
  return a.size === b.size && [...a].every(([client, clock]) => b.get(client) === clock);
}
