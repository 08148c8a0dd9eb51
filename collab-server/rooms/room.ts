/**
 * One room: a document and the sockets in it. The rules are in docs/protocol.md; the parts that follow them are in the files
 * beside this one, which puts them together.
 */
import type * as Y from "yjs";
import type { AccessChange, Admission, EndedSessions } from "#collab-server/access/access-port.ts";
import type { Cluster } from "#collab-server/cluster/cluster.ts";
import type { Compactor } from "#collab-server/compaction/compactor.ts";
import type { Logger } from "#collab-server/observability/logger.ts";
import { type Metrics, noMetrics } from "#collab-server/observability/metrics.ts";
import { type DocumentMessage, decodeClientMessage } from "#collab-server/protocol/client-message.ts";
import { ProtocolError } from "#collab-server/protocol/protocol-error.ts";
import { encodeStep1, encodeStep2, encodeUpdate } from "#collab-server/protocol/server-message.ts";
import type { LogArchive } from "#collab-server/storage/log-archive.ts";
import type { UpdateLog } from "#collab-server/storage/update-log.ts";
import type { Clock } from "#lib/collab/clock.ts";
import type { CloseReason } from "#lib/collab/close-codes.ts";
import { limits } from "#lib/collab/limits.ts";
import type { Connection } from "./connection.ts";
import { createEditPause } from "./edit-pause.ts";
import { createFanOut } from "./fan-out.ts";
import type { HotDocuments } from "./hot-documents.ts";
import { JoinError } from "./join-error.ts";
import { createPresenceChannel } from "./presence-channel.ts";
import { createRoomDocument, type RoomDocument } from "./room-document.ts";
import type { RoomFigures } from "./room-figures.ts";
import type { ObservedVisitor, RoomObserver } from "./room-observer.ts";
import { nextRoomState, type RoomState, type RoomStateEvent } from "./room-state.ts";
import { createSession, type Session } from "./session.ts";

export interface Visitor {
  connection: Connection;
  admission: Admission;
  /** Offered `quire.v1`. */
  speaksQuire: boolean;
  /** The incarnation that the client's copy is of, when it came back with one. */
  incarnation: string | undefined;
}

export interface Room {
  readonly name: string;
  state(): RoomState;
  /** Resolves when the room is ready; rejects with JoinError when it cannot be loaded. */
  readonly loaded: Promise<void>;
  /** Throws JoinError. Only in a ready room. */
  join(visitor: Visitor): Session;
  receive(session: Session, frame: Uint8Array): void;
  leave(session: Session, isGoodbye: boolean): void;
  applyChange(change: AccessChange): void;
  read<T>(read: (doc: Y.Doc) => T): T;
  /** Resolves when the edit is on disk; rejects when the store refused it. */
  edit(personId: string, edit: (doc: Y.Doc) => void): Promise<void>;
  /** Takes no edits of clients while `work` runs; those that came meanwhile are taken afterwards from who is still here. */
  pauseEdits<T>(work: () => Promise<T>): Promise<T>;
  sessions(): ReadonlySet<Session>;
  figures(): RoomFigures;
  /** Nobody is here, and everything is on disk. */
  isIdle(): boolean;
  /** The touched title, for whoever keeps a copy of it. */
  takeTouchedTitle(): string | undefined;
  /** Takes no more edits, waits until all is on disk, and lets go of everything. */
  drain(): Promise<void>;
}

export interface RoomOptions {
  name: string;
  log: UpdateLog & LogArchive;
  compactor: Compactor;
  cluster?: Cluster | undefined;
  hotDocuments: HotDocuments;
  clock: Clock;
  logger: Logger;
  metrics?: Metrics;
  observer?: RoomObserver;
  /** After edits reached the disk: who delivered the last of them. */
  onCommitted: (room: Room, personId: string) => void;
  /** Something changed that may have made the room idle. */
  onMaybeIdle: (room: Room) => void;
}

export function createRoom(options: RoomOptions): Room {
  const { name, log, compactor, hotDocuments, clock, logger, metrics = noMetrics, observer } = options;
  const { onCommitted, onMaybeIdle } = options;
  const sessions = new Set<Session>();
  const presence = createPresenceChannel(clock, sessions);
  const fanOut = createFanOut(clock, sessions, presence);
  let state: RoomState = "loading";
  let document: RoomDocument | undefined;
  let uncommitted: { ticket: number; personId: string }[] = [];
  /** The sockets that wait for message 100. */
  const unsettled = new Set<Session>();
  const step2Frames: Frames = new WeakMap();
  const updateFrames: Frames = new WeakMap();
  let wasFailing = false;
  const pause = createEditPause((session, frame) => room.receive(session, frame));

  function move(event: RoomStateEvent): void {
    state = nextRoomState(state, event);
  }

  /** The document of a room that was loaded. */
  function opened(): RoomDocument {
    if (document === undefined) throw new JoinError("loadFailed");
    return document;
  }

  async function load(): Promise<void> {
    try {
      const loaded = await log.load(name);
      for (const fault of loaded.faults) logger.error({ room: name, ...fault }, "log.row_lost");
      document = createRoomDocument(
        {
          room: name,
          log,
          compactor,
          cluster: options.cluster,
          hotDocuments,
          clock,
          logger,
          metrics,
          onFresh(update, delivery, ticket) {
            uncommitted.push({ ticket, personId: delivery.personId });
            fanOut.add(update, delivery.session);
            observer?.updated(name, update, delivery.personId);
          },
          onFilled: (session) => unsettled.add(session),
          onChange: afterWrite,
        },
        loaded,
      );
      await fill(document, loaded.lastSequence === 0);
      move("loaded");
      logger.debug({ room: name, rows: loaded.rows.length }, "room.loaded");
    } catch (error) {
      logger.error({ room: name, error }, "room.load_failed");
      move("loadFailed");
      await document?.close();
      document = undefined;
      throw new JoinError("loadFailed", error);
    }
  }

  /** What a new room starts with, on disk before anybody is let in, so that a second first visitor does not double it. */
  async function fill(into: RoomDocument, isNew: boolean): Promise<void> {
    const content = await observer?.loaded(name, isNew);
    if (content === undefined || !isNew) return;
    into.apply(content, { personId: "", clientId: 0, session: undefined });
    await into.writer.idle();
  }

  function observed({ connection, user, role }: Session): ObservedVisitor {
    return { room: name, connectionId: connection.id, user, role };
  }

  function acknowledgeAll(): void {
    const committed = opened().writer.committed();
    for (const session of unsettled) {
      session.acknowledge(committed);
      if (!session.settlement.hasUnsettled()) unsettled.delete(session);
    }
  }

  function afterWrite(): void {
    const { writer } = opened();
    acknowledgeAll();
    if (writer.isFailing() !== wasFailing) {
      wasFailing = writer.isFailing();
      for (const session of sessions) session.setStoreFailing(wasFailing);
    }
    const done = uncommitted.filter((entry) => entry.ticket <= writer.committed());
    uncommitted = uncommitted.slice(done.length);
    const last = done.at(-1);
    if (last !== undefined) onCommitted(room, last.personId);
    onMaybeIdle(room);
  }

  function receiveDocument(session: Session, message: DocumentMessage): void {
    const into = opened();
    if (!session.mayEdit()) {
      // Viewers' Yjs tidies up by itself at times: dropping that is no reason to close, and nothing to tell.
      if (!session.wasEditor) return;
      session.settlement.countRefused();
      if (!message.shape.isEmpty) session.setRefused(true);
      return;
    }
    if (into.writer.unwrittenBytes() > limits.maxUnwrittenBytes) return dismiss(session, "storeFailed");
    if (into.isTooLarge()) return dismiss(session, "tooLarge");
    const delivery = { personId: session.user?.id ?? "", clientId: message.shape.clientId, session };
    const counted = into.apply(message.update, delivery, message.shape.typed);
    session.settlement.count(counted);
    if (message.type === "step2") {
      session.settlement.coverRefused(counted);
      session.setRefused(false);
    } else if (counted.openPieces > 0 && !session.isAskedForGap) {
      session.isAskedForGap = true;
      askForMissing(session);
    }
    unsettled.add(session);
    // What waits for the disk is acknowledged after the write; going through it with every message takes quadratic time.
    if (counted.ticket <= into.writer.committed() || counted.openPieces > 0) acknowledgeAll();
  }

  function askForMissing(session: Session): void {
    session.outbox.send(encodeStep1(opened().replica.stateVector()));
  }

  function answerStep1(session: Session, stateVector: Uint8Array): void {
    // The frame's memory is the socket's; what is kept for later is a copy.
    if (session.outbox.isBehind()) session.owed = { since: Uint8Array.from(stateVector), isStep2: true };
    else sendStep2(session, stateVector);
  }

  /**
   * What came first goes out as updates, and only the last part as step 2, because that is what a client calls synced.
   * The replica gives the same bytes to all who join in the same state, and they share the frames.
   */
  function sendStep2(session: Session, stateVector: Uint8Array): void {
    const parts = opened().replica.answerTo(stateVector);
    const last = parts.length - 1;
    for (const [index, part] of parts.entries()) {
      // What comes after an offer may be left out; nothing may be left out before the end of an answer.
      if (index < last) session.outbox.send(shared(updateFrames, part, encodeUpdate));
      else session.outbox.offer(shared(step2Frames, part, encodeStep2));
    }
  }

  function catchUp(session: Session): void {
    const { owed } = session;
    session.owed = undefined;
    if (owed === undefined) return;
    if (owed.isStep2) sendStep2(session, owed.since);
    else session.outbox.offer(encodeUpdate(opened().replica.difference(owed.since)));
    presence.sendAll(session);
  }

  function setRole(session: Session, { role, why }: Extract<AccessChange, { kind: "role" }>): void {
    if (role === undefined) {
      if (why !== undefined) session.tell({ why });
      return dismiss(session, why === "trashed" ? "gone" : "forbidden");
    }
    if (role === session.role) return;
    const couldEdit = session.mayEdit();
    session.role = role;
    session.wasEditor ||= session.mayEdit();
    session.tell({ role, ...(why && { why }) });
    presence.restamp(session);
    if (session.mayEdit() && !couldEdit) askForMissing(session);
  }

  function dismiss(session: Session, reason: CloseReason): void {
    remove(session, true);
    session.close(reason);
  }

  function remove(session: Session, isGoodbye: boolean): void {
    if (!sessions.delete(session)) return;
    session.end();
    unsettled.delete(session);
    presence.release(session, isGoodbye);
    observer?.left(observed(session));
    if (sessions.size === 0) document?.rest();
    onMaybeIdle(room);
  }

  const room: Room = {
    name,
    state: () => state,
    loaded: load(),
    join({ connection, admission, speaksQuire, incarnation }) {
      if (state !== "ready") throw new JoinError("restart");
      if (sessions.size >= limits.maxConnectionsPerRoom) throw new JoinError("overload");
      const { replica, writer, ownIncarnation } = opened();
      const current = admission.document?.incarnation ?? ownIncarnation(incarnation);
      if (incarnation !== undefined && incarnation !== current) throw new JoinError("otherIncarnation");
      const session = createSession({
        connection,
        user: admission.user,
        role: admission.role,
        device: admission.session,
        incarnation: current,
        speaksQuire,
        clock,
        onBehind: (slow) => {
          // What waits to go out is in the state vector already, so it must go out first.
          fanOut.flush();
          slow.owed ??= { since: replica.stateVector(), isStep2: false };
        },
        onCaughtUp: catchUp,
      });
      if (admission.document?.hidesViewers !== undefined)
        presence.hideViewers(admission.document.hidesViewers);
      sessions.add(session);
      session.tell({
        role: session.role,
        incarnation: current,
        format: admission.document?.format,
        schemaVersion: admission.document?.schemaVersion,
        limits: { maxFrameBytes: limits.maxFrameBytes, maxDocumentBytes: limits.maxDocumentBytes },
        user: session.user,
      });
      session.setStoreFailing(writer.isFailing());
      if (session.mayEdit()) askForMissing(session);
      presence.sendAll(session);
      observer?.joined(observed(session));
      return session;
    },
    receive(session, frame) {
      if (state !== "ready" || !sessions.has(session)) return;
      try {
        const message = decodeClientMessage(frame);
        if (message.type === "step1") answerStep1(session, message.stateVector);
        else if (message.type === "awareness") presence.receive(session, message.entries);
        else if (message.type === "queryAwareness") presence.sendAll(session);
        else if (!pause.isOn()) receiveDocument(session, message);
        else if (!pause.hold(session, frame)) dismiss(session, "overload");
      } catch (error) {
        // What Yjs throws at is malformed too, in a way that only Yjs can see.
        const reason = error instanceof ProtocolError ? error.closeReason : "badMessage";
        logger.warn({ room: name, connection: session.connection.id, reason, error }, "room.message_refused");
        dismiss(session, reason);
      }
    },
    leave: remove,
    applyChange(change) {
      if (change.kind === "audience") presence.hideViewers(change.hidesViewers);
      for (const session of sessions) {
        if (change.kind === "deleted") dismiss(session, "gone");
        else if (change.kind === "replaced") {
          if (session.incarnation !== change.incarnation) dismiss(session, "otherIncarnation");
        } else if (change.kind === "role" && session.user?.id === change.personId) setRole(session, change);
        else if (change.kind === "event") {
          const { to } = change;
          const isFor = "personId" in to ? session.user?.id === to.personId : session.role === to.role;
          if (isFor) session.tellEvent(change.event);
        } else if (change.kind === "sessionsEnded") {
          const { user, device } = session;
          if (user?.id === change.personId && device !== undefined && isEnded(device, change.ended))
            dismiss(session, "unauthorized");
        } else if (change.kind === "person" && session.user?.id === change.user.id) {
          session.user = change.user;
          session.tell({ user: change.user });
          presence.restamp(session);
        }
      }
    },
    read: (read) => read(opened().replica.doc()),
    async edit(personId, edit) {
      const into = opened();
      const { ticket } = into.edit(edit, { personId, clientId: 0, session: undefined });
      await into.writer.written(ticket);
    },
    pauseEdits: (work) => pause.during(work),
    sessions: () => sessions,
    figures() {
      let slowSockets = 0;
      for (const { outbox } of sessions) slowSockets += Number(outbox.isBehind());
      return {
        state,
        sockets: sessions.size,
        slowSockets,
        isHot: document?.replica.isHot() ?? false,
        documentBytes: document?.bytes() ?? 0,
        tailRows: document?.rows() ?? 0,
        unwrittenBytes: document?.writer.unwrittenBytes() ?? 0,
        pendingGaps: document?.pendingGaps() ?? 0,
        isStoreFailing: document?.writer.isFailing() ?? false,
      };
    },
    isIdle() {
      if (state !== "ready" || sessions.size > 0) return false;
      const { writer } = opened();
      return writer.committed() === writer.lastTicket();
    },
    takeTouchedTitle: () => opened().replica.takeTouchedTitle(),
    async drain() {
      move("drain");
      await room.loaded.catch(() => {});
      await document?.close();
      fanOut.flush();
      presence.close();
      move("drained");
    },
  };
  // Whoever opened the room awaits `loaded`; a drain may be the only one who does.
  room.loaded.catch(() => {});
  return room;
}

/** Frames by the update in them, for as long as the replica has that. */
type Frames = WeakMap<Uint8Array, Uint8Array>;

/** A copy of what is small costs less than keeping one for every open document. */
const minSharedBytes = 8 * 1024;

function shared(frames: Frames, update: Uint8Array, encode: (update: Uint8Array) => Uint8Array): Uint8Array {
  if (update.byteLength < minSharedBytes) return encode(update);
  const frame = frames.get(update) ?? encode(update);
  frames.set(update, frame);
  return frame;
}

function isEnded(session: NonNullable<Session["device"]>, ended: EndedSessions): boolean {
  if ("deviceId" in ended) return session.deviceId === ended.deviceId;
  return session.keyVersion < ended.keyVersionsBelow;
}
