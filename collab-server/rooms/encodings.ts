/**
 * What a document is encoded as, for those who join: kept until the document changes, so that a thousand who come back at once
 * share one encoding, and enough to serve them without a Y.Doc.
 */
import * as Y from "yjs";

/** A document without a Y.Doc: all that a join needs. */
export interface EncodedDocument {
  stateVector: Uint8Array;
  /** The whole state, V1, without gaps. */
  update: Uint8Array;
}

export interface Encodings {
  /** The whole state, V1. */
  whole(): Uint8Array;
  stateVector(): Uint8Array;
  /** What a replica with this state vector lacks, V1; everything without one. */
  since(stateVector: Uint8Array | undefined): Uint8Array;
  /** The document changed. */
  forget(): void;
  /** The Y.Doc goes: from here on everything comes from the encoding. */
  keep(): void;
}

/** Differences kept at a time, and how long a state vector may be to be remembered: they come from clients. */
const maxKept = 8;
const maxKeptBytes = 4 * 1024 * 1024;
const maxKeptVectorBytes = 4 * 1024;

/** `docOf` gives the Y.Doc while there is one; without one there must be an encoding. */
export function createEncodings(
  docOf: () => Y.Doc | undefined,
  encoded: EncodedDocument | undefined,
): Encodings {
  let update = encoded?.update;
  let vector = encoded?.stateVector;
  const differences = new Map<string, Uint8Array>();
  let keptBytes = 0;

  function doc(): Y.Doc {
    const hot = docOf();
    if (hot === undefined) throw new Error("a cold document without its encoding");
    return hot;
  }

  const encodings: Encodings = {
    whole: () => (update ??= Y.encodeStateAsUpdate(doc())),
    stateVector: () => (vector ??= Y.encodeStateVector(doc())),
    since(stateVector) {
      if (stateVector === undefined || isEmptyVector(stateVector)) return encodings.whole();
      const key = Buffer.from(stateVector).toString("latin1");
      const kept = differences.get(key);
      if (kept !== undefined) return kept;
      const hot = docOf();
      const difference =
        hot === undefined
          ? Y.diffUpdate(encodings.whole(), stateVector)
          : Y.encodeStateAsUpdate(hot, stateVector);
      const fits = differences.size < maxKept && keptBytes + difference.byteLength <= maxKeptBytes;
      if (fits && stateVector.byteLength <= maxKeptVectorBytes) {
        differences.set(key, difference);
        keptBytes += difference.byteLength;
      }
      return difference;
    },
    forget() {
      update = undefined;
      vector = undefined;
      differences.clear();
      keptBytes = 0;
    },
    keep() {
      encodings.whole();
      encodings.stateVector();
    },
  };
  return encodings;
}

/** Of a client that has nothing. */
function isEmptyVector(stateVector: Uint8Array): boolean {
  return stateVector.byteLength === 1 && stateVector[0] === 0;
}
