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

/** Whose encodings they are: gives the Y.Doc while there is one; without one there must be an encoding. */
export interface EncodedSource {
  hotDoc(): Y.Doc | undefined;
}

export function createEncodings(source: EncodedSource, encoded: EncodedDocument | undefined): Encodings {
  return new KeptEncodings(source, encoded);
}

/** One for every open room, so it is a class: closures would take several times the memory. */
class KeptEncodings implements Encodings {
  readonly #source: EncodedSource;
  #base: Uint8Array | undefined;
  #tail: Uint8Array[];
  #tailBytes = 0;
  #vector: Uint8Array | undefined;
  #differences: Map<string, Uint8Array> | undefined;
  #keptBytes = 0;

  constructor(source: EncodedSource, encoded: EncodedDocument | undefined) {
    this.#source = source;
    this.#base = encoded?.parts[0];
    this.#tail = encoded?.parts.slice(1) ?? [];
    this.#vector = encoded?.stateVector;
  }

  #doc(): Y.Doc {
    const hot = this.#source.hotDoc();
    if (hot === undefined) throw new Error("a cold document without its encoding");
    return hot;
  }

  #setBase(update: Uint8Array | undefined): void {
    this.#base = update;
    this.#tail = [];
    this.#tailBytes = 0;
  }

  parts(): readonly Uint8Array[] {
    if (this.#base === undefined) this.#setBase(Y.encodeStateAsUpdate(this.#doc()));
    if (this.#tail.length > 1) this.#tail = [mergeTree(this.#tail)];
    return this.#base === undefined ? this.#tail : [this.#base, ...this.#tail];
  }

  #differenceTo(stateVector: Uint8Array): Uint8Array {
    const hot = this.#source.hotDoc();
    if (hot !== undefined) return Y.encodeStateAsUpdate(hot, stateVector);
    const differences = this.parts().map((part) => Y.diffUpdate(part, stateVector));
    return mergeTree(differences);
  }

  whole(): Uint8Array {
    if (this.#tail.length > 0) {
      const hot = this.#source.hotDoc();
      this.#setBase(hot === undefined ? mergeTree(this.parts()) : Y.encodeStateAsUpdate(hot));
    }
    return (this.#base ??= Y.encodeStateAsUpdate(this.#doc()));
  }

  stateVector(): Uint8Array {
    return (this.#vector ??= Y.encodeStateVector(this.#doc()));
  }

  since(stateVector: Uint8Array | undefined): Uint8Array {
    if (stateVector === undefined || isEmptyVector(stateVector)) return this.whole();
    const key = Buffer.from(stateVector).toString("latin1");
    const differences = (this.#differences ??= new Map());
    const kept = differences.get(key);
    if (kept !== undefined) return kept;
    const difference = this.#differenceTo(stateVector);
    const fits = differences.size < maxKept && this.#keptBytes + difference.byteLength <= maxKeptBytes;
    if (fits && stateVector.byteLength <= maxKeptVectorBytes) {
      differences.set(key, difference);
      this.#keptBytes += difference.byteLength;
    }
    return difference;
  }

  add(update: Uint8Array): void {
    this.#vector = undefined;
    this.#differences = undefined;
    this.#keptBytes = 0;
    if (this.#base === undefined) return;
    this.#tail.push(update);
    this.#tailBytes += update.byteLength + updateBytes;
    // Encoded anew when somebody asks; until then nothing is kept.
    if (this.#tailBytes > Math.max(minTailBytes, this.#base.byteLength * tailFactor))
      this.#setBase(undefined);
  }

  keep(): void {
    this.parts();
    this.stateVector();
  }
}

/** Of a client that has nothing. */
export function isEmptyVector(stateVector: Uint8Array): boolean {
  return stateVector.byteLength === 1 && stateVector[0] === 0;
}
