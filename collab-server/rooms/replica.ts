/**
 * The server's copy of a document. It is passive: it holds what clients wrote and never writes by itself. It tells exactly
 * what of an update was new, and hands back the parts that cannot be integrated yet, so that Yjs keeps none of them: an update
 * that waits inside Yjs is looked at again with every later keystroke.
 *
 * A replica is hot while it has a Y.Doc, and cold while it has only the encoding. Joining needs none; edits and reads do.
 */
import * as Y from "yjs";
import { mergeTree } from "#collab-server/compaction/merge-tree.ts";
import { createPassiveDoc } from "#collab-server/compaction/passive-doc.ts";
import type { TypedText } from "#collab-server/protocol/update-shape.ts";
import { roots } from "#lib/collab/document-format.ts";
import {
  createEncodings,
  type EncodedDocument,
  type EncodedSource,
  type Encodings,
  isEmptyVector,
} from "./encodings.ts";
import { type GapPiece, takePieces } from "./gap-piece.ts";

export interface Applied {
  /** V1: what was new, and only that. Undefined when nothing was. */
  fresh: Uint8Array | undefined;
  pieces: GapPiece[];
  /** What Yjs threw, if it did. What it had taken in before that is in `fresh`. */
  error: unknown;
}

export interface Replica {
  /** Made now, if it is not there. Not to be kept: it may be let go of in any later turn. (No getter: V8 takes five times the memory.) */
  doc(): Y.Doc;
  /**
   * Applies an update (V1) that was checked. With `typed`, what the check says of it: what fits is taken as it is, and the Y.Doc
   * hears of it later, with what comes meanwhile.
   */
  apply(update: Uint8Array, typed?: TypedText): Applied;
  /** Tries a piece again. */
  applyPiece(piece: GapPiece): Applied;
  /** Runs `edit` in one transaction. */
  edit(edit: (doc: Y.Doc) => void): Applied;
  stateVector(): Uint8Array;
  /** Everything that a replica with this state vector lacks; V1. The same bytes for all who ask in the same state. */
  difference(stateVector?: Uint8Array): Uint8Array;
  /**
   * The same for a join: one update, or two of which the second needs the first. The whole of a document is so given as it
   * lies ready, and need not be merged first.
   */
  answerTo(stateVector: Uint8Array): readonly Uint8Array[];
  /** The text of the title when something touched it since the last call. */
  takeTouchedTitle(): string | undefined;
  /** There is a Y.Doc. */
  isHot(): boolean;
  /** Lets go of the Y.Doc and keeps its encoding, a tenth of the size, from which joins are served. No piece may be waiting. */
  cool(): void;
  destroy(): void;
}

/** What a replica is made of. All parts together are the document; their order does not matter to Yjs. */
export interface ReplicaSource {
  /** V1. */
  snapshot: Uint8Array | undefined;
  /** V2. */
  history: Iterable<Uint8Array>;
  /** V1. */
  rows: Iterable<Uint8Array>;
}

/**
 * A replica made of `source`. `onUnreadable` hears of the updates that Yjs throws at; the rest is loaded. `onUse` hears of
 * each use for which a Y.Doc has to be there.
 */
export function createReplica(
  source: ReplicaSource,
  onUnreadable: (part: keyof ReplicaSource, index: number, error: unknown) => void,
  onUse: () => void = () => {},
): { replica: Replica; pieces: GapPiece[] } {
  const doc = createPassiveDoc();
  function load(
    part: keyof ReplicaSource,
    updates: Iterable<Uint8Array>,
    apply: typeof Y.applyUpdate = Y.applyUpdate,
  ): void {
    let index = 0;
    for (const update of updates) {
      try {
        apply(doc, update);
      } catch (error) {
        onUnreadable(part, index, error);
      }
      index++;
    }
  }
  // In one transaction: Yjs tidies up once, and not after each row.
  doc.transact(() => {
    if (source.snapshot !== undefined) load("snapshot", [source.snapshot]);
    load("history", source.history, Y.applyUpdateV2);
    load("rows", source.rows);
  });
  const pieces = takePieces(doc);
  return { replica: createReplicaOf({ doc }, onUse), pieces };
}

/** A replica whose Y.Doc is made when it is first needed. */
export function createEncodedReplica(encoded: EncodedDocument, onUse: () => void = () => {}): Replica {
  return createReplicaOf({ encoded }, onUse);
}

/** So much waits at most for the Y.Doc, so that whoever asks for that does not wait long. */
const maxWaiting = 512;
const maxWaitingBytes = 64 * 1024;

function createReplicaOf(
  start: { doc: Y.Doc; encoded?: undefined } | { doc?: undefined; encoded: EncodedDocument },
  onUse: () => void,
): Replica {
  return new PassiveReplica(start.doc, start.encoded, onUse);
}

/** The origin of typed text that the Y.Doc hears of late. */
const settling = Symbol("settling");

/** One for every open room, so it is a class: closures would take several times the memory. */
class PassiveReplica implements Replica, EncodedSource {
  readonly #onUse: () => void;
  readonly #encodings: Encodings;
  #hot: Y.Doc | undefined;
  #fresh: Uint8Array[] = [];
  #isTitleTouched = false;
  /** Typed text that the Y.Doc has not heard of, and up to which clock each client has typed with it. */
  #waiting: Uint8Array[] = [];
  #waitingBytes = 0;
  #typedTo: Map<number, number> | undefined;

  constructor(doc: Y.Doc | undefined, encoded: EncodedDocument | undefined, onUse: () => void) {
    this.#onUse = onUse;
    this.#encodings = createEncodings(this, encoded);
    if (doc !== undefined) this.#heat(doc);
  }

  hotDoc(): Y.Doc | undefined {
    if (this.#hot !== undefined) this.#onUse();
    return this.#hot;
  }

  #heat(doc: Y.Doc): void {
    doc.on("update", (update: Uint8Array, _origin: unknown, _doc: Y.Doc, transaction: Y.Transaction) => {
      if (transaction.origin !== settling) this.#fresh.push(update);
      this.#encodings.add(update);
      // By identity, and without getText: in a room of somebody else's program `title` may be a map.
      for (const type of transaction.changed.keys())
        this.#isTitleTouched ||= type === doc.share.get(roots.title);
    });
    this.#hot = doc;
  }

  /** Gives the Y.Doc what waits. Text that fits is nothing that Yjs throws at or sets aside. */
  #settle(): void {
    if (this.#hot === undefined || this.#waiting.length === 0) return;
    const update = mergeTree(this.#waiting);
    this.#waiting = [];
    this.#waitingBytes = 0;
    this.#typedTo = undefined;
    Y.applyUpdate(this.#hot, update, settling);
  }

  /** It begins where the client stopped, beside letters that are there. */
  #fits(store: Y.Doc["store"], { client, from, beside }: TypedText): boolean {
    const clockOf = (of: number): number => this.#typedTo?.get(of) ?? Y.getState(store, of);
    if (clockOf(client) !== from) return false;
    for (let i = 0; i < beside.length; i += 2) {
      if (clockOf(beside[i] ?? 0) <= (beside[i + 1] ?? 0)) return false;
    }
    return true;
  }

  #take(update: Uint8Array, typed: TypedText): Applied {
    // The frame's memory is the socket's.
    const own = new Uint8Array(update);
    this.#waiting.push(own);
    this.#waitingBytes += own.byteLength;
    (this.#typedTo ??= new Map()).set(typed.client, typed.to);
    if (this.#waiting.length >= maxWaiting || this.#waitingBytes >= maxWaitingBytes) this.#settle();
    this.#onUse();
    return { fresh: own, pieces: [], error: undefined };
  }

  doc(): Y.Doc {
    this.#settle();
    const doc = this.#hot ?? createPassiveDoc();
    if (this.#hot === undefined) {
      doc.transact(() => {
        for (const part of this.#encodings.parts()) Y.applyUpdate(doc, part);
      });
      this.#heat(doc);
    }
    this.#onUse();
    return doc;
  }

  #run(change: (doc: Y.Doc) => void): Applied {
    const doc = this.doc();
    let error: unknown;
    try {
      change(doc);
    } catch (thrown) {
      error = thrown;
    }
    const applied = {
      fresh: this.#fresh.length > 1 ? Y.mergeUpdates(this.#fresh) : this.#fresh[0],
      pieces: takePieces(doc),
      error,
    };
    this.#fresh = [];
    return applied;
  }

  apply(update: Uint8Array, typed?: TypedText): Applied {
    if (isNothing(update)) return nothingApplied();
    if (typed !== undefined && this.#hot !== undefined && this.#fits(this.#hot.store, typed))
      return this.#take(update, typed);
    return this.#run((doc) => Y.applyUpdate(doc, update));
  }

  applyPiece(piece: GapPiece): Applied {
    return this.#run((doc) => Y.applyUpdateV2(doc, piece.update));
  }

  edit(edit: (doc: Y.Doc) => void): Applied {
    return this.#run((doc) => doc.transact(() => edit(doc)));
  }

  stateVector(): Uint8Array {
    this.#settle();
    return this.#encodings.stateVector();
  }

  difference(stateVector?: Uint8Array): Uint8Array {
    this.#settle();
    return this.#encodings.since(stateVector);
  }

  answerTo(stateVector: Uint8Array): readonly Uint8Array[] {
    this.#settle();
    return isEmptyVector(stateVector) ? this.#encodings.parts() : [this.#encodings.since(stateVector)];
  }

  takeTouchedTitle(): string | undefined {
    this.#settle();
    if (!this.#isTitleTouched) return undefined;
    this.#isTitleTouched = false;
    return this.doc().getText(roots.title).toJSON();
  }

  isHot(): boolean {
    return this.#hot !== undefined;
  }

  cool(): void {
    if (this.#hot === undefined) return;
    this.#settle();
    this.#encodings.keep();
    this.#hot.destroy();
    this.#hot = undefined;
  }

  destroy(): void {
    this.#hot?.destroy();
  }
}

/** No structs, no deletions: what a client answers that has nothing of its own. */
function isNothing(update: Uint8Array): boolean {
  return update.byteLength === 2 && update[0] === 0 && update[1] === 0;
}

function nothingApplied(): Applied {
  return { fresh: undefined, pieces: [], error: undefined };
}
