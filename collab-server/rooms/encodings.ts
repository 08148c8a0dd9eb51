/**
 * What a document is encoded as, for those who join: a whole state, and behind it what was written since. Both go out as they
 * are, so that a join costs no Y.Doc and no merging of the whole, however much is being written; a thousand who come back at
 * once share one encoding.
 */
import * as Y from "yjs";
import { mergeTree } from "#collab-server/compaction/merge-tree.ts";

/** A document without a Y.Doc: all that a join needs. */
export interface EncodedDocument {
  stateVector: Uint8Array;
  /** The whole state, V1, without gaps: updates of which each needs those before it at most. */
  parts: readonly Uint8Array[];
}

export interface Encodings {
  /** The whole state, V1, as one update. */
  whole(): Uint8Array;
  /** The same as one or two updates, to be applied in this order. */
  parts(): readonly Uint8Array[];
  stateVector(): Uint8Array;
  /** What a replica with this state vector lacks, V1, as one update; everything without one. */
  since(stateVector: Uint8Array | undefined): Uint8Array;
  /** The Y.Doc took this in. */
  add(update: Uint8Array): void;
  /** The Y.Doc goes: from here on everything comes from the encoding. */
  keep(): void;
}

/** Differences kept at a time, and how long a state vector may be to be remembered: they come from clients. */
const maxKept = 8;
const maxKeptBytes = 4 * 1024 * 1024;
const maxKeptVectorBytes = 4 * 1024;
/** What was written since, at most, as a part of the whole; and what an update costs beside its bytes. */
const tailFactor = 0.25;
const minTailBytes = 4 * 1024;
const updateBytes = 100;

/** `docOf` gives the Y.Doc while there is one; without one there must be an encoding. */
export function createEncodings(
  docOf: () => Y.Doc | undefined,
  encoded: EncodedDocument | undefined,
): Encodings {
  let base = encoded?.parts[0];
  let tail = encoded?.parts.slice(1) ?? [];
  let tailBytes = 0;
  let vector = encoded?.stateVector;
  const differences = new Map<string, Uint8Array>();
  let keptBytes = 0;

  function doc(): Y.Doc {
    const hot = docOf();
    if (hot === undefined) throw new Error("a cold document without its encoding");
    return hot;
  }

  function setBase(update: Uint8Array | undefined): void {
    base = update;
    tail = [];
    tailBytes = 0;
  }

  function parts(): readonly Uint8Array[] {
    if (base === undefined) setBase(Y.encodeStateAsUpdate(doc()));
    if (tail.length > 1) tail = [mergeTree(tail)];
    return base === undefined ? tail : [base, ...tail];
  }

  function differenceTo(stateVector: Uint8Array): Uint8Array {
    const hot = docOf();
    if (hot !== undefined) return Y.encodeStateAsUpdate(hot, stateVector);
    const differences = parts().map((part) => Y.diffUpdate(part, stateVector));
    return mergeTree(differences);
  }

  const encodings: Encodings = {
    whole() {
      if (tail.length > 0) {
        const hot = docOf();
        setBase(hot === undefined ? mergeTree(parts()) : Y.encodeStateAsUpdate(hot));
      }
      return (base ??= Y.encodeStateAsUpdate(doc()));
    },
    parts,
    stateVector: () => (vector ??= Y.encodeStateVector(doc())),
    since(stateVector) {
      if (stateVector === undefined || isEmptyVector(stateVector)) return encodings.whole();
      const key = Buffer.from(stateVector).toString("latin1");
      const kept = differences.get(key);
      if (kept !== undefined) return kept;
      const difference = differenceTo(stateVector);
      const fits = differences.size < maxKept && keptBytes + difference.byteLength <= maxKeptBytes;
      if (fits && stateVector.byteLength <= maxKeptVectorBytes) {
        differences.set(key, difference);
        keptBytes += difference.byteLength;
      }
      return difference;
    },
    add(update) {
      vector = undefined;
      differences.clear();
      keptBytes = 0;
      if (base === undefined) return;
      tail.push(update);
      tailBytes += update.byteLength + updateBytes;
      // Encoded anew when somebody asks; until then nothing is kept.
      if (tailBytes > Math.max(minTailBytes, base.byteLength * tailFactor)) setBase(undefined);
    },
    keep() {
      parts();
      encodings.stateVector();
    },
  };
  return encodings;
}

/** Of a client that has nothing. */
export function isEmptyVector(stateVector: Uint8Array): boolean {
  return stateVector.byteLength === 1 && stateVector[0] === 0;
}
