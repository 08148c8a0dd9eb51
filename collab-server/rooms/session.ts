/**
 * One socket in a room: who it speaks for, what it may do, what it was told. It decides nothing about the document; the room
 * does. A client that offered `quire.v1` hears messages 100 and 101, others never do.
 */
import type { Admission, RoomUser } from "#collab-server/access/access-port.ts";
import { encodeDurable, encodeEvent, encodeSession } from "#collab-server/protocol/server-message.ts";
import type { Clock } from "#lib/collab/clock.ts";
import type { CloseReason } from "#lib/collab/close-codes.ts";
import { limits } from "#lib/collab/limits.ts";
import { type Role, roleAllows } from "#lib/collab/role.ts";
import type { EventMessage, SaveBlockedCode, SessionMessage } from "#lib/collab/session-message.ts";
import type { Connection } from "./connection.ts";
import { createOutbox, type Outbox, type OutboxOwner } from "./outbox.ts";
import type { PresenceHolder } from "./presence.ts";
import { createSettlement, type Settlement } from "./settlement.ts";

export interface Session extends PresenceHolder {
  readonly connection: Connection;
  user: RoomUser | undefined;
  role: Role;
  /** Which of the person's sessions it is. */
  readonly device: Admission["session"];
  /** What its copy of the document is of. */
  readonly incarnation: string;
  readonly outbox: Outbox;
  readonly settlement: Settlement;
  /** A state vector: what the client has, of which it is owed the rest when it has caught up. */
  owed: { since: Uint8Array; isStep2: boolean } | undefined;
  /** It was asked for what fills its gap. */
  isAskedForGap: boolean;
  /** It could edit at some time on this socket, so that dropping what it sends is worth telling. */
  wasEditor: boolean;
  mayEdit(): boolean;
  /** Sends 101 to clients that know it. */
  tell(message: SessionMessage): void;
  /** Sends 103 to clients that know it. */
  tellEvent(event: EventMessage): void;
  /** Sends 100, when the number grew, and watches for gaps that stay open. */
  acknowledge(committed: number): void;
  /** The store began or ceased to refuse writes. */
  setStoreFailing(isFailing: boolean): void;
  /** An edit of this socket was dropped, because it may not edit any more. */
  setRefused(isRefused: boolean): void;
  close(reason: CloseReason): void;
  /** Stops every timer. */
  end(): void;
}

/** What a session's room does for it. */
export interface SessionRoom {
  readonly clock: Clock;
  fellBehind(session: Session): void;
  caughtUp(session: Session): void;
}

export interface SessionOptions {
  connection: Connection;
  user: RoomUser | undefined;
  role: Role;
  device?: Admission["session"];
  incarnation: string;
  speaksQuire: boolean;
}

export function createSession(room: SessionRoom, options: SessionOptions): Session {
  return new RoomSession(room, options);
}

/** There is one for every socket, so it is a class: closures would take several times the memory. */
class RoomSession implements Session, OutboxOwner {
  readonly connection: Connection;
  user: RoomUser | undefined;
  role: Role;
  readonly device: Admission["session"];
  readonly incarnation: string;
  readonly outbox: Outbox;
  readonly settlement: Settlement;
  owed: Session["owed"];
  isAskedForGap = false;
  wasEditor: boolean;
  readonly #room: SessionRoom;
  readonly #speaksQuire: boolean;
  /** Undefined: nothing blocks. */
  #blockedBy: Set<SaveBlockedCode> | undefined;
  #told: SaveBlockedCode | null = null;
  #acknowledged = 0;
  #cancelGapTimer: (() => void) | undefined;

  constructor(room: SessionRoom, options: SessionOptions) {
    this.connection = options.connection;
    this.user = options.user;
    this.role = options.role;
    this.device = options.device;
    this.incarnation = options.incarnation;
    this.owed = undefined;
    this.wasEditor = roleAllows(options.role, "edit");
    this.#room = room;
    this.#speaksQuire = options.speaksQuire;
    this.settlement = createSettlement();
    this.outbox = createOutbox(this, room.clock);
  }

  mayEdit(): boolean {
    return roleAllows(this.role, "edit");
  }

  tell(message: SessionMessage): void {
    if (this.#speaksQuire) this.outbox.send(encodeSession(message));
  }

  tellEvent(event: EventMessage): void {
    if (this.#speaksQuire) this.outbox.send(encodeEvent(event));
  }

  acknowledge(committed: number): void {
    const settled = this.settlement.settled(committed);
    if (settled > this.#acknowledged) {
      this.#acknowledged = settled;
      if (this.#speaksQuire) this.outbox.send(encodeDurable(settled));
    }
    this.#watchGap();
  }

  #watchGap(): void {
    if (!this.settlement.hasOpenPieces()) {
      this.#cancelGapTimer?.();
      this.#cancelGapTimer = undefined;
      this.isAskedForGap = false;
      this.#setBlocked("gap", false);
    } else {
      this.#cancelGapTimer ??= this.#room.clock.after(limits.gapTimeoutMs, () =>
        this.#setBlocked("gap", true),
      );
    }
  }

  /** Tells the most lasting of the reasons, once. */
  #setBlocked(code: SaveBlockedCode, isBlocked: boolean): void {
    if (isBlocked) (this.#blockedBy ??= new Set()).add(code);
    else if (this.#blockedBy?.delete(code) !== true) return;
    const blocked = lastingFirst.find((each) => this.#blockedBy?.has(each)) ?? null;
    if (blocked === this.#told) return;
    this.#told = blocked;
    this.tell({ save: { blocked } });
  }

  setStoreFailing(isFailing: boolean): void {
    if (this.mayEdit() || !isFailing) this.#setBlocked("store_failed", isFailing);
  }

  setRefused(isRefused: boolean): void {
    this.#setBlocked("refused", isRefused);
  }

  fellBehind(): void {
    this.#room.fellBehind(this);
  }

  caughtUp(): void {
    this.#room.caughtUp(this);
  }

  isHopeless(): void {
    this.close("overload");
  }

  close(reason: CloseReason): void {
    this.end();
    this.connection.close(reason);
  }

  end(): void {
    this.outbox.close();
    this.#cancelGapTimer?.();
  }
}

const lastingFirst: readonly SaveBlockedCode[] = ["refused", "store_failed", "gap"];
