/** What Yjs cannot integrate yet, taken out of it: left there it would be looked at again with every later update. */
import * as Y from "yjs";

/** A part of an update that lacks a predecessor. */
export interface GapPiece {
  /** V2, which is how Yjs keeps it. */
  update: Uint8Array;
  /** True when what was missing may have come. */
  isFillable(): boolean;
}

/** Takes out of Yjs what it set aside for later. */
export function takePieces(doc: Y.Doc): GapPiece[] {
  const { store } = doc;
  const pieces: GapPiece[] = [];
  if (store.pendingStructs !== null) {
    const { update, missing } = store.pendingStructs;
    store.pendingStructs = null;
    pieces.push({
      update,
      isFillable: () => [...missing].some(([client, clock]) => Y.getState(store, client) > clock),
    });
  }
  if (store.pendingDs !== null) {
    const update = store.pendingDs;
    store.pendingDs = null;
    const first = [...Y.decodeUpdateV2(update).ds.clients].map(
      ([client, ranges]) =>
        [
          client,
          ranges.reduce((least, range) => Math.min(least, range.clock), Number.POSITIVE_INFINITY),
        ] as const,
    );
    pieces.push({
      update,
      isFillable: () => first.some(([client, clock]) => Y.getState(store, client) > clock),
    });
  }
  return pieces;
}
