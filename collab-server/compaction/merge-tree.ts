import * as Y from "yjs";
import { foldTypedRuns } from "./typed-runs.ts";

/** Yjs merges many updates at once in quadratic time; a tree of small merges takes linear time. */
const fanIn = 64;

/** One update (V1) that holds all of `updates` (V1), also text that was deleted since. */
export function mergeTree(updates: readonly Uint8Array[]): Uint8Array {
  let level = foldTypedRuns(updates);
  while (level.length > 1) {
    const next: Uint8Array[] = [];
    for (let i = 0; i < level.length; i += fanIn) next.push(Y.mergeUpdates(level.slice(i, i + fanIn)));
    level = next;
  }
  return level[0] ?? Uint8Array.of(0, 0);
}
