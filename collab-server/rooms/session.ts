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
import { createOutbox, type Outbox } from "./outbox.ts";
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

export interface SessionOptions {
  connection: Connection;
  user: RoomUser | undefined;
  role: Role;
  device?: Admission["session"];
  incarnation: string;
  speaksQuire: boolean;
  clock: Clock;
  onBehind: (session: Session) => void;
  onCaughtUp: (session: Session) => void;
}

export function createSession(options: SessionOptions): Session {
  const { connection, speaksQuire, clock } = options;
  const settlement = createSettlement();
  const blockedBy: Record<SaveBlockedCode, boolean> = { gap: false, store_failed: false, refused: false };
  let told: SaveBlockedCode | null = null;
  let acknowledged = 0;
  let cancelGapTimer: (() => void) | undefined;

  const outbox = createOutbox({
    connection,
    clock,
    onBehind: () => options.onBehind(session),
    onCaughtUp: () => options.onCaughtUp(session),
    onHopeless: () => session.close("overload"),
  });

  /** Tells the most lasting of the reasons, once. */
  function setBlocked(code: SaveBlockedCode, isBlocked: boolean): void {
    blockedBy[code] = isBlocked;
    const blocked = (["refused", "store_failed", "gap"] as const).find((each) => blockedBy[each]) ?? null;
    if (blocked === told) return;
    told = blocked;
    session.tell({ save: { blocked } });
  }

  function watchGap(): void {
    if (!settlement.hasOpenPieces()) {
      cancelGapTimer?.();
      cancelGapTimer = undefined;
      session.isAskedForGap = false;
      setBlocked("gap", false);
    } else {
      cancelGapTimer ??= clock.after(limits.gapTimeoutMs, () => setBlocked("gap", true));
    }
  }

  const session: Session = {
    connection,
    user: options.user,
    role: options.role,
    device: options.device,
    incarnation: options.incarnation,
    outbox,
    settlement,
    owed: undefined,
    isAskedForGap: false,
    wasEditor: roleAllows(options.role, "edit"),
    mayEdit: () => roleAllows(session.role, "edit"),
    tell(message) {
      if (speaksQuire) outbox.send(encodeSession(message));
    },
    tellEvent(event) {
      if (speaksQuire) outbox.send(encodeEvent(event));
    },
    acknowledge(committed) {
      const settled = settlement.settled(committed);
      if (settled > acknowledged) {
        acknowledged = settled;
        if (speaksQuire) outbox.send(encodeDurable(settled));
      }
      watchGap();
    },
    setStoreFailing(isFailing) {
      if (session.mayEdit() || !isFailing) setBlocked("store_failed", isFailing);
    },
    setRefused: (isRefused) => setBlocked("refused", isRefused),
    close(reason) {
      session.end();
      connection.close(reason);
    },
    end() {
      outbox.close();
      cancelGapTimer?.();
    },
  };
  return session;
}
