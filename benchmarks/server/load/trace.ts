/**
 * A long history of keystrokes as Yjs updates, one per keystroke: a real paper (B4 of crdt-benchmarks), or a seeded
 * synthetic text when its file is not there.
 */
import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import * as Y from "yjs";

type Patch = [position: number, deleted: number, inserted: string];

export interface Trace {
  name: string;
  edits: number;
  updates: Uint8Array[];
  /** The whole document, as an up-to-date Y.Doc encodes it. */
  encoded: Uint8Array;
  stateVector: Uint8Array;
  /** What somebody is sent who has everything: the deletions. */
  difference: Uint8Array;
  length: number;
}

/** At most `most` keystrokes of the history in `path`. */
export function readTrace(path: string, most: number): Trace {
  const patches = existsSync(path) ? recorded(path) : synthetic(260_000);
  const used = patches.slice(0, most);
  const doc = new Y.Doc();
  doc.clientID = 4_242;
  const text = doc.getText("body");
  const updates: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => updates.push(update));
  for (const [position, deleted, inserted] of used) {
    doc.transact(() => {
      if (deleted > 0) text.delete(position, deleted);
      if (inserted !== "") text.insert(position, inserted);
    });
  }
  const stateVector = Y.encodeStateVector(doc);
  return {
    name: existsSync(path) ? "automerge-paper (B4)" : "synthetic, seed 4",
    edits: used.length,
    updates,
    encoded: Y.encodeStateAsUpdate(doc),
    stateVector,
    difference: Y.encodeStateAsUpdate(doc, stateVector),
    length: text.length,
  };
}

function recorded(path: string): Patch[] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the format of josephg/editing-traces
  const trace = JSON.parse(gunzipSync(readFileSync(path)).toString()) as { txns: { patches: Patch[] }[] };
  return trace.txns.flatMap((txn) => txn.patches);
}

/** Mostly typing on, now and then a jump or a deletion. */
function synthetic(count: number): Patch[] {
  let state = 4;
  const random = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const patches: Patch[] = [];
  let length = 0;
  let caret = 0;
  for (let index = 0; index < count; index++) {
    if (random() < 0.02) caret = Math.floor(random() * (length + 1));
    if (caret > 0 && random() < 0.3) {
      patches.push([--caret, 1, ""]);
      length--;
    } else {
      patches.push([caret++, 0, String.fromCharCode(97 + Math.floor(random() * 26))]);
      length++;
    }
  }
  return patches;
}
