/**
 * One room: a document and the sockets in it. The rules are in docs/protocol.md; the parts that follow them are in the files
 * beside this one, which puts them together.
 */
import type * as Y from "yjs";
import type { AccessChange } from "#collab-server/access/access-port.ts";
import { type DocumentMessage, decodeClientMessage } from "#collab-server/protocol/client-message.ts";
import { ProtocolError } from "#collab-server/protocol/protocol-error.ts";
import type { Clock } from "#lib/collab/clock.ts";
import type { CloseReason } from "#lib/collab/close-codes.ts";
import { limits } from "#lib/collab/limits.ts";
import { applyAccessChange } from "./apply-access-change.ts";
import { answerStep1, askForMissing, owe, payOwed } from "./catch-up.ts";
import { createEditPause, type EditPause } from "./edit-pause.ts";
import { createFanOut, type FanOut } from "./fan-out.ts";
import { JoinError } from "./join-error.ts";
import { createPresenceChannel, type PresenceChannel } from "./presence-channel.ts";
import {
  createRoomDocument,
  type Delivery,
  type DocumentOwner,
  type DocumentSurroundings,
  type RoomDocument,
} from "./room-document.ts";
import { figuresOf, type RoomFigures } from "./room-figures.ts";
import type { ObservedVisitor, RoomObserver } from "./room-observer.ts";
import { nextRoomState, type RoomState, type RoomStateEvent } from "./room-state.ts";
import type { Session, SessionRoom } from "./session.ts";
import { openSession, tellWelcome, type Visitor } from "./visitor.ts";

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

/** What all rooms of a process share. */
export interface RoomSurroundings extends DocumentSurroundings {
  readonly observer?: RoomObserver | undefined;
  /** After edits reached the disk: who delivered the last of them. */
  onCommitted(room: Room, personId: string): void;
  /** Something changed that may have made the room idle. */
  onMaybeIdle(room: Room): void;
}

export function createRoom(name: string, surroundings: RoomSurroundings): Room {
  return new OpenRoom(name, surroundings);
}

/** There are thousands of them, so it is a class: closures would take several times the memory. */
class OpenRoom implements Room, SessionRoom, DocumentOwner {
  readonly name: string;
  readonly loaded: Promise<void>;
  readonly #surroundings: RoomSurroundings;
  readonly #sessions = new Set<Session>();
  readonly #presence: PresenceChannel;
  readonly #fanOut: FanOut;
  #state: RoomState = "loading";
  #document: RoomDocument | undefined;
  #uncommitted: { ticket: number; personId: string }[] = [];
  /** The sockets that wait for message 100. */
  readonly #unsettled = new Set<Session>();
  #wasFailing = false;
  /** Made when it is first needed. */
  #pause: EditPause | undefined;

  constructor(name: string, surroundings: RoomSurroundings) {
    this.name = name;
    this.#surroundings = surroundings;
    this.#presence = createPresenceChannel(surroundings.clock, this.#sessions);
    this.#fanOut = createFanOut(surroundings.clock, this.#sessions, this.#presence);
    this.loaded = this.#load();
    // Whoever opened the room awaits `loaded`; a drain may be the only one who does.
    this.loaded.catch(() => {});
  }

  get clock(): Clock {
    return this.#surroundings.clock;
  }

  state(): RoomState {
    return this.#state;
  }

  #move(event: RoomStateEvent): void {
    this.#state = nextRoomState(this.#state, event);
  }

  /** The document of a room that was loaded. */
  #opened(): RoomDocument {
    if (this.#document === undefined) throw new JoinError("loadFailed");
    return this.#document;
  }

  async #load(): Promise<void> {
    const { name: room } = this;
    const { log, logger } = this.#surroundings;
    try {
      const loaded = await log.load(room);
      for (const fault of loaded.faults) logger.error({ room, ...fault }, "log.row_lost");
      this.#document = createRoomDocument(this, this.#surroundings, loaded);
      await this.#fill(this.#document, loaded.lastSequence === 0);
      this.#move("loaded");
      logger.debug({ room, rows: loaded.rows.length }, "room.loaded");
    } catch (error) {
      logger.error({ room, error }, "room.load_failed");
      this.#move("loadFailed");
      await this.#document?.close();
      this.#document = undefined;
      throw new JoinError("loadFailed", error);
    }
  }

  /** What a new room starts with, on disk before anybody is let in, so that a second first visitor does not double it. */
  async #fill(into: RoomDocument, isNew: boolean): Promise<void> {
    const content = await this.#surroundings.observer?.loaded(this.name, isNew);
    if (content === undefined || !isNew) return;
    into.apply(content, { personId: "", clientId: 0, session: undefined });
    await into.writer.idle();
  }

  #observed({ connection, user, role }: Session): ObservedVisitor {
    return { room: this.name, connectionId: connection.id, user, role };
  }

  onFresh(update: Uint8Array, delivery: Delivery, ticket: number): void {
    this.#uncommitted.push({ ticket, personId: delivery.personId });
    this.#fanOut.add(update, delivery.session);
    this.#surroundings.observer?.updated(this.name, update, delivery.personId);
  }

  onFilled(session: Session): void {
    this.#unsettled.add(session);
  }

  onChange(): void {
    const { writer } = this.#opened();
    this.#acknowledgeAll();
    if (writer.isFailing() !== this.#wasFailing) {
      this.#wasFailing = writer.isFailing();
      for (const session of this.#sessions) session.setStoreFailing(this.#wasFailing);
      // Read-only from the first refusal on: what is not on disk already waits with whoever wrote it.
      if (this.#wasFailing) this.#editPause().begin();
      else this.#editPause().end();
    }
    const done = this.#uncommitted.filter((entry) => entry.ticket <= writer.committed());
    this.#uncommitted = this.#uncommitted.slice(done.length);
    const last = done.at(-1);
    if (last !== undefined) this.#surroundings.onCommitted(this, last.personId);
    this.#surroundings.onMaybeIdle(this);
  }

  #acknowledgeAll(): void {
    const committed = this.#opened().writer.committed();
    for (const session of this.#unsettled) {
      session.acknowledge(committed);
      if (!session.settlement.hasUnsettled()) this.#unsettled.delete(session);
    }
  }

  #receiveDocument(session: Session, message: DocumentMessage): void {
    const into = this.#opened();
    if (!session.mayEdit()) {
      // Viewers' Yjs tidies up by itself at times: dropping that is no reason to close, and nothing to tell.
      if (!session.wasEditor) return;
      session.settlement.countRefused();
      if (!message.shape.isEmpty) session.setRefused(true);
      return;
    }
    if (into.writer.unwrittenBytes() > limits.maxUnwrittenBytes) return this.dismiss(session, "storeFailed");
    if (into.isTooLarge()) return this.dismiss(session, "tooLarge");
    const delivery = { personId: session.user?.id ?? "", clientId: message.shape.clientId, session };
    const counted = into.apply(message.update, delivery, message.shape.typed);
    session.settlement.count(counted);
    if (message.type === "step2") {
      session.settlement.coverRefused(counted);
      session.setRefused(false);
    } else if (counted.openPieces > 0 && !session.isAskedForGap) {
      session.isAskedForGap = true;
      this.askForMissing(session);
    }
    this.#unsettled.add(session);
    // What waits for the disk is acknowledged after the write; going through it with every message takes quadratic time.
    if (counted.ticket <= into.writer.committed() || counted.openPieces > 0) this.#acknowledgeAll();
  }

  askForMissing(session: Session): void {
    askForMissing(session, this.#opened().replica);
  }

  fellBehind(session: Session): void {
    // What waits to go out is in the state vector already, so it must go out first.
    this.#fanOut.flush();
    owe(session, this.#opened().replica);
  }

  caughtUp(session: Session): void {
    if (payOwed(session, this.#opened().replica)) this.#presence.sendAll(session);
  }

  dismiss(session: Session, reason: CloseReason): void {
    this.leave(session, true);
    session.close(reason);
  }

  leave(session: Session, isGoodbye: boolean): void {
    if (!this.#sessions.delete(session)) return;
    session.end();
    this.#unsettled.delete(session);
    this.#presence.release(session, isGoodbye);
    this.#surroundings.observer?.left(this.#observed(session));
    if (this.#sessions.size === 0) this.#document?.rest();
    this.#surroundings.onMaybeIdle(this);
  }

  join(visitor: Visitor): Session {
    if (this.#state !== "ready") throw new JoinError("restart");
    if (this.#sessions.size >= limits.maxConnectionsPerRoom) throw new JoinError("overload");
    const document = this.#opened();
    const session = openSession(this, visitor, document);
    const { hidesViewers } = visitor.admission.document ?? {};
    if (hidesViewers !== undefined) this.#presence.hideViewers(hidesViewers);
    this.#sessions.add(session);
    tellWelcome(session, visitor.admission);
    session.setStoreFailing(document.writer.isFailing());
    if (session.mayEdit()) this.askForMissing(session);
    this.#presence.sendAll(session);
    this.#surroundings.observer?.joined(this.#observed(session));
    return session;
  }

  receive(session: Session, frame: Uint8Array): void {
    if (this.#state !== "ready" || !this.#sessions.has(session)) return;
    try {
      const message = decodeClientMessage(frame);
      if (message.type === "step1") answerStep1(session, message.stateVector, this.#opened().replica);
      else if (message.type === "awareness") this.#presence.receive(session, message.entries);
      else if (message.type === "queryAwareness") this.#presence.sendAll(session);
      else if (this.#pause?.isOn() !== true || !session.mayEdit()) this.#receiveDocument(session, message);
      else if (!this.#pause.hold(session, frame))
        this.dismiss(session, this.#wasFailing ? "storeFailed" : "overload");
    } catch (error) {
      // What Yjs throws at is malformed too, in a way that only Yjs can see.
      const reason = error instanceof ProtocolError ? error.closeReason : "badMessage";
      const { logger } = this.#surroundings;
      logger.warn(
        { room: this.name, connection: session.connection.id, reason, error },
        "room.message_refused",
      );
      this.dismiss(session, reason);
    }
  }

  applyChange(change: AccessChange): void {
    applyAccessChange(change, this, this.#presence);
  }

  read<T>(read: (doc: Y.Doc) => T): T {
    return read(this.#opened().replica.doc());
  }

  async edit(personId: string, edit: (doc: Y.Doc) => void): Promise<void> {
    const into = this.#opened();
    if (this.#wasFailing) throw new JoinError("storeFailed");
    const { ticket } = into.edit(edit, { personId, clientId: 0, session: undefined });
    await into.writer.written(ticket);
  }

  pauseEdits<T>(work: () => Promise<T>): Promise<T> {
    return this.#editPause().during(work);
  }

  /** Made when it is first needed; most rooms never do. */
  #editPause(): EditPause {
    return (this.#pause ??= createEditPause((session, frame) => this.receive(session, frame)));
  }

  sessions(): ReadonlySet<Session> {
    return this.#sessions;
  }

  figures(): RoomFigures {
    return figuresOf(this.#state, this.#sessions, this.#document);
  }

  isIdle(): boolean {
    if (this.#state !== "ready" || this.#sessions.size > 0) return false;
    const { writer } = this.#opened();
    return writer.committed() === writer.lastTicket();
  }

  takeTouchedTitle(): string | undefined {
    return this.#opened().replica.takeTouchedTitle();
  }

  async drain(): Promise<void> {
    this.#move("drain");
    await this.loaded.catch(() => {});
    await this.#document?.close();
    this.#fanOut.flush();
    this.#presence.close();
    this.#move("drained");
  }
}
