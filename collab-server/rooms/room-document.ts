/**
 * A loaded document: the replica, the log behind it, and the pieces that wait for a gap. Everything that changes a document
 * goes through `take`, which relays at once and writes behind; what was written is told by `onCommitted`.
 */
import type { Cluster } from "#collab-server/cluster/cluster.ts";
import type { Compactor } from "#collab-server/compaction/compactor.ts";
import type { Logger } from "#collab-server/observability/logger.ts";
import type { Metrics } from "#collab-server/observability/metrics.ts";
import type { TypedText } from "#collab-server/protocol/update-shape.ts";
import type { LogArchive } from "#collab-server/storage/log-archive.ts";
import type { LoadedLog, UpdateLog } from "#collab-server/storage/update-log.ts";
import type { Clock } from "#lib/collab/clock.ts";
import { createId, isDocId as isIncarnation } from "#lib/collab/doc-id.ts";
import { limits } from "#lib/collab/limits.ts";
import type { CoolableDocument, HotDocuments } from "./hot-documents.ts";
import { createLogWriter, type LogWriter } from "./log-writer.ts";
import { openReplica } from "./open-replica.ts";
import { createParkedPieces } from "./parked-pieces.ts";
import type { Applied, Replica } from "./replica.ts";
import { createRoomCompaction } from "./room-compaction.ts";
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

export interface RoomDocumentOptions {
  room: string;
  log: UpdateLog & LogArchive;
  compactor: Compactor;
  cluster?: Cluster | undefined;
  hotDocuments: HotDocuments;
  clock: Clock;
  logger: Logger;
  metrics: Metrics;
  /** Something new, to be sent to everybody but `delivery.session`. */
  onFresh: (update: Uint8Array, delivery: Delivery, ticket: number) => void;
  /** A waiting piece of this session was applied; its message may be settled now. */
  onFilled: (session: Session) => void;
  /** The log went on, or the store began or ceased to fail. */
  onChange: () => void;
}

/** `loaded` is not kept: no function in here may name it, or every open room would hold its log twice. */
export function createRoomDocument(options: RoomDocumentOptions, loaded: LoadedLog): RoomDocument {
  const { room, clock, logger } = options;
  const coolable: CoolableDocument = {
    bytes: () => bytes,
    cool() {
      // A piece that waits looks at the Y.Doc that it waits for.
      if (parked.count() === 0) replica.cool();
    },
  };
  const { replica, pieces } = openReplica(loaded, unreadableLogger(room, loaded.rows, logger), () =>
    options.hotDocuments.touch(coolable),
  );
  const writer = createLogWriter({
    room,
    log: options.log,
    clock,
    logger,
    metrics: options.metrics,
    lastSequence: loaded.lastSequence,
    onChange() {
      if (!writer.isFailing()) compaction.consider(false);
      options.onChange();
    },
  });
  const compaction = createRoomCompaction({
    room,
    archive: options.log,
    compactor: options.compactor,
    cluster: options.cluster,
    clock,
    logger,
    snapshotBytes: loaded.snapshot?.update.byteLength ?? 0,
    through: loaded.snapshot?.through ?? loaded.lastSequence - loaded.rows.length,
  });
  for (const { update } of [...loaded.history, ...loaded.rows]) compaction.count(update.byteLength);
  compaction.consider(false);
  const parked = createParkedPieces(clock);
  let { incarnation } = loaded;
  let bytes = [...loaded.history, ...loaded.rows].reduce(
    (sum, { update }) => sum + update.byteLength,
    loaded.snapshot?.update.byteLength ?? 0,
  );

  const message = (): CountedMessage => ({ ticket: writer.lastTicket(), openPieces: 0 });

  for (const piece of pieces) {
    parked.park({ piece, personId: "", clientId: 0, message: message(), session: undefined });
  }

  function take(applied: Applied, delivery: Delivery, counted: CountedMessage): void {
    for (const piece of applied.pieces) {
      counted.openPieces++;
      parked.park({ piece, ...delivery, message: counted });
    }
    if (applied.fresh !== undefined) {
      bytes += applied.fresh.byteLength;
      compaction.count(applied.fresh.byteLength);
      writer.add({ personId: delivery.personId, clientId: delivery.clientId, update: applied.fresh });
      options.onFresh(applied.fresh, delivery, writer.lastTicket());
    }
    // What brought nothing new may have been brought by somebody else whose row is not on disk yet.
    counted.ticket = writer.lastTicket();
  }

  /** A piece that fits may make another one fit. */
  function fillGaps(): void {
    for (let fillable = parked.takeFillable(); fillable.length > 0; fillable = parked.takeFillable()) {
      for (const { piece, message, ...delivery } of fillable) {
        message.openPieces--;
        take(replica.applyPiece(piece), delivery, message);
        if (delivery.session !== undefined) options.onFilled(delivery.session);
      }
    }
  }

  function finish(applied: Applied, delivery: Delivery): CountedMessage {
    const counted = message();
    take(applied, delivery, counted);
    if (applied.fresh !== undefined) fillGaps();
    if (applied.error !== undefined) throw applied.error;
    return counted;
  }

  return {
    replica,
    writer,
    ownIncarnation(asked) {
      if (incarnation === undefined) {
        incarnation = asked !== undefined && isIncarnation(asked) ? asked : createId();
        writer.setIncarnation(incarnation);
      }
      return incarnation;
    },
    // A piece that waits looks at the Y.Doc, so that has to be up to date.
    apply: (update, delivery, typed) =>
      finish(replica.apply(update, parked.count() === 0 ? typed : undefined), delivery),
    edit: (edit, delivery) => finish(replica.edit(edit), delivery),
    bytes: () => bytes,
    rows: () => writer.lastSequence() - compaction.through(),
    pendingGaps: () => parked.count(),
    isTooLarge() {
      if (bytes <= limits.maxDocumentBytes) return false;
      // The sum counts what was deleted since, too; the document itself may be small.
      bytes = replica.difference().byteLength;
      return bytes > limits.maxDocumentBytes;
    },
    rest: () => compaction.consider(true),
    async close() {
      await Promise.all([writer.idle(), compaction.stop()]);
      options.hotDocuments.forget(coolable);
      replica.destroy();
    },
  };
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
