/**
 * A loaded document: the replica, the log behind it, and the pieces that wait for a gap. Everything that changes a document
 * goes through `take`, which relays at once and writes behind; what was written is told by `onCommitted`.
 */
import type { Cluster } from "#collab-server/cluster/cluster.ts";
import type { Compactor } from "#collab-server/compaction/compactor.ts";
import type { Logger } from "#collab-server/observability/logger.ts";
import { type Metrics, noMetrics } from "#collab-server/observability/metrics.ts";
import type { TypedText } from "#collab-server/protocol/update-shape.ts";
import type { LogArchive } from "#collab-server/storage/log-archive.ts";
import type { LoadedLog, UpdateLog } from "#collab-server/storage/update-log.ts";
import type { Clock } from "#lib/collab/clock.ts";
import { createId, isDocId as isIncarnation } from "#lib/collab/doc-id.ts";
import { limits } from "#lib/collab/limits.ts";
import type { CoolableDocument, HotDocuments } from "./hot-documents.ts";
import { createLogWriter, type LogWriter } from "./log-writer.ts";
import { openReplica } from "./open-replica.ts";
import { createParkedPieces, type ParkedPiece, type ParkedPieces } from "./parked-pieces.ts";
import type { Applied, Replica } from "./replica.ts";
import { createRoomCompaction, type RoomCompaction } from "./room-compaction.ts";
import type { Session } from "./session.ts";
import type { CountedMessage } from "./settlement.ts";

/** Who brought an update. */
export interface Delivery {
  /** Empty: nobody was verified, or the server itself. */
  personId: string;
  clientId: number;
  session: Session | undefined;
}

export interface RoomDocument {
  readonly replica: Replica;
  readonly writer: LogWriter;
  /**
   * The incarnation of a room to which the directory gives none, written with the first row. In a room that was never written,
   * the one that a client comes back with: it was here before a restart, and nothing can be doubled.
   */
  ownIncarnation: (asked: string | undefined) => string;
  /**
   * Applies an update (V1, checked), relays what was new, queues it for the log, and fills gaps that it closes. The answer
   * says what must happen until the message is settled. Throws what Yjs throws.
   */
  apply(update: Uint8Array, delivery: Delivery, typed?: TypedText): CountedMessage;
  /** The same for an edit by the server. */
  edit(edit: Parameters<Replica["edit"]>[0], delivery: Delivery): CountedMessage;
  /** The document is larger than limits.maxDocumentBytes. */
  isTooLarge(): boolean;
  /** Bytes of all rows, an upper bound of the document's size. */
  bytes(): number;
  /** Rows that a load would have to read. */
  rows(): number;
  /** Pieces that wait for a predecessor. */
  pendingGaps(): number;
  /** Nobody is here any more: a good time to compact what will be loaded again some day. */
  rest(): void;
  /** Waits until all is written, and lets go of everything. */
  close(): Promise<void>;
}

/** What is the same for all documents of a process. */
export interface DocumentSurroundings {
  readonly log: UpdateLog & LogArchive;
  readonly compactor: Compactor;
  readonly cluster?: Cluster | undefined;
  readonly hotDocuments: HotDocuments;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly metrics?: Metrics | undefined;
}

/** Whose document it is. */
export interface DocumentOwner {
  readonly name: string;
  /** Something new, to be sent to everybody but `delivery.session`. */
  onFresh(update: Uint8Array, delivery: Delivery, ticket: number): void;
  /** A waiting piece of this session was applied; its message may be settled now. */
  onFilled(session: Session): void;
  /** The log went on, or the store began or ceased to fail. */
  onChange(): void;
}

/** `loaded` is not kept, or every open room would hold its log twice. */
export function createRoomDocument(
  owner: DocumentOwner,
  surroundings: DocumentSurroundings,
  loaded: LoadedLog,
): RoomDocument {
  return new LoadedDocument(owner, surroundings, loaded);
}

/** One for every open room, so it is a class: closures would take several times the memory. */
class LoadedDocument implements RoomDocument, CoolableDocument {
  readonly replica: Replica;
  readonly writer: LogWriter;
  readonly #owner: DocumentOwner;
  readonly #surroundings: DocumentSurroundings;
  readonly #compaction: RoomCompaction;
  /** Most documents never meet a gap. */
  #parked: ParkedPieces | undefined;
  #incarnation: string | undefined;
  #bytes: number;

  constructor(owner: DocumentOwner, surroundings: DocumentSurroundings, loaded: LoadedLog) {
    const { log, cluster, compactor, clock, logger, metrics = noMetrics } = surroundings;
    this.#owner = owner;
    this.#surroundings = surroundings;
    this.#incarnation = loaded.incarnation;
    this.#bytes = [...loaded.history, ...loaded.rows].reduce(
      (sum, { update }) => sum + update.byteLength,
      loaded.snapshot?.update.byteLength ?? 0,
    );
    const room = owner.name;
    const onUnreadable = unreadableLogger(room, loaded.rows, logger);
    const { replica, pieces } = openReplica(loaded, onUnreadable, useOf(this, surroundings));
    this.replica = replica;
    const { lastSequence } = loaded;
    this.writer = createLogWriter({
      room,
      log,
      clock,
      logger,
      metrics,
      lastSequence,
      onChange: changeOf(this),
    });
    this.#compaction = createRoomCompaction({
      room,
      archive: log,
      compactor,
      cluster,
      clock,
      logger,
      snapshotBytes: loaded.snapshot?.update.byteLength ?? 0,
      through: loaded.snapshot?.through ?? loaded.lastSequence - loaded.rows.length,
    });
    for (const { update } of [...loaded.history, ...loaded.rows]) this.#compaction.count(update.byteLength);
    this.#compaction.consider(false);
    for (const piece of pieces) {
      this.#park({ piece, personId: "", clientId: 0, message: this.#message(), session: undefined });
    }
  }

  cool(): void {
    // A piece that waits looks at the Y.Doc that it waits for.
    if (this.pendingGaps() === 0) this.replica.cool();
  }

  written(): void {
    if (!this.writer.isFailing()) this.#compaction.consider(false);
    this.#owner.onChange();
  }

  #message(): CountedMessage {
    return { ticket: this.writer.lastTicket(), openPieces: 0 };
  }

  #park(piece: ParkedPiece): void {
    this.#parked ??= createParkedPieces(this.#surroundings.clock);
    this.#parked.park(piece);
  }

  #take(applied: Applied, delivery: Delivery, counted: CountedMessage): void {
    for (const piece of applied.pieces) {
      counted.openPieces++;
      this.#park({ piece, ...delivery, message: counted });
    }
    const { fresh } = applied;
    if (fresh !== undefined) {
      this.#bytes += fresh.byteLength;
      this.#compaction.count(fresh.byteLength);
      this.writer.add({ personId: delivery.personId, clientId: delivery.clientId, update: fresh });
      this.#owner.onFresh(fresh, delivery, this.writer.lastTicket());
    }
    // What brought nothing new may have been brought by somebody else whose row is not on disk yet.
    counted.ticket = this.writer.lastTicket();
  }

  /** A piece that fits may make another one fit. */
  #fillGaps(): void {
    if (this.#parked === undefined) return;
    for (
      let fillable = this.#parked.takeFillable();
      fillable.length > 0;
      fillable = this.#parked.takeFillable()
    ) {
      for (const { piece, message, ...delivery } of fillable) {
        message.openPieces--;
        this.#take(this.replica.applyPiece(piece), delivery, message);
        if (delivery.session !== undefined) this.#owner.onFilled(delivery.session);
      }
    }
  }

  #finish(applied: Applied, delivery: Delivery): CountedMessage {
    const counted = this.#message();
    this.#take(applied, delivery, counted);
    if (applied.fresh !== undefined) this.#fillGaps();
    if (applied.error !== undefined) throw applied.error;
    return counted;
  }

  ownIncarnation(asked: string | undefined): string {
    if (this.#incarnation === undefined) {
      this.#incarnation = asked !== undefined && isIncarnation(asked) ? asked : createId();
      this.writer.setIncarnation(this.#incarnation);
    }
    return this.#incarnation;
  }

  apply(update: Uint8Array, delivery: Delivery, typed?: TypedText): CountedMessage {
    // A piece that waits looks at the Y.Doc, so that has to be up to date.
    return this.#finish(this.replica.apply(update, this.pendingGaps() === 0 ? typed : undefined), delivery);
  }

  edit(edit: Parameters<Replica["edit"]>[0], delivery: Delivery): CountedMessage {
    return this.#finish(this.replica.edit(edit), delivery);
  }

  bytes(): number {
    return this.#bytes;
  }

  rows(): number {
    return this.writer.lastSequence() - this.#compaction.through();
  }

  pendingGaps(): number {
    return this.#parked?.count() ?? 0;
  }

  isTooLarge(): boolean {
    if (this.#bytes <= limits.maxDocumentBytes) return false;
    // The sum counts what was deleted since, too; the document itself may be small.
    this.#bytes = this.replica.difference().byteLength;
    return this.#bytes > limits.maxDocumentBytes;
  }

  rest(): void {
    this.#compaction.consider(true);
  }

  async close(): Promise<void> {
    await Promise.all([this.writer.idle(), this.#compaction.stop()]);
    this.#surroundings.hotDocuments.forget(this);
    this.replica.destroy();
  }
}

/** Out here, so that neither keeps what was loaded. */
function useOf(document: CoolableDocument, { hotDocuments }: DocumentSurroundings): () => void {
  return () => hotDocuments.touch(document);
}

function changeOf(document: LoadedDocument): () => void {
  return () => document.written();
}

function unreadableLogger(
  room: string,
  rows: LoadedLog["rows"],
  logger: Logger,
): Parameters<typeof openReplica>[1] {
  return (part, index, error) => {
    const sequence = part === "rows" ? rows[index]?.sequence : undefined;
    logger.error({ room, part, sequence, error }, "log.row_unreadable");
  };
}
