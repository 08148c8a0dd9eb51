/** How a change of access reaches the sockets that are in a room already. */
import type { AccessChange, EndedSessions } from "#collab-server/access/access-port.ts";
import type { CloseReason } from "#lib/collab/close-codes.ts";
import { roleAllows } from "#lib/collab/role.ts";
import type { PresenceChannel } from "./presence-channel.ts";
import type { Session } from "./session.ts";

/** What a change may do to a room. */
export interface ChangeableRoom {
  sessions(): ReadonlySet<Session>;
  /** Takes the socket out and closes it. */
  dismiss(session: Session, reason: CloseReason): void;
  /** Asks for what the server lacks. */
  askForMissing(session: Session): void;
}

export function applyAccessChange(
  change: AccessChange,
  room: ChangeableRoom,
  presence: Pick<PresenceChannel, "hideViewers" | "restamp">,
): void {
  if (change.kind === "audience") presence.hideViewers(change.hidesViewers);
  for (const session of room.sessions()) {
    if (change.kind === "deleted") room.dismiss(session, "gone");
    else if (change.kind === "replaced") {
      if (session.incarnation !== change.incarnation) room.dismiss(session, "otherIncarnation");
    } else if (change.kind === "role" && session.user?.id === change.personId) {
      setRole(session, change, room, presence);
    } else if (change.kind === "event") {
      const { to } = change;
      const isFor =
        "personId" in to ? session.user?.id === to.personId : roleAllows(session.role, to.atLeast);
      if (isFor) session.tellEvent(change.event);
    } else if (change.kind === "personEvent") {
      if (session.user?.id === change.personId) session.tellEvent(change.event);
    } else if (change.kind === "sessionsEnded") {
      const { user, device } = session;
      if (user?.id === change.personId && device !== undefined && isEnded(device, change.ended))
        room.dismiss(session, "unauthorized");
    } else if (change.kind === "person" && session.user?.id === change.user.id) {
      session.user = change.user;
      session.tell({ user: change.user });
      presence.restamp(session);
    }
  }
}

function setRole(
  session: Session,
  { role, why }: Extract<AccessChange, { kind: "role" }>,
  room: ChangeableRoom,
  presence: Pick<PresenceChannel, "restamp">,
): void {
  if (role === undefined) {
    if (why !== undefined) session.tell({ why });
    return room.dismiss(session, why === "trashed" ? "gone" : "forbidden");
  }
  if (role === session.role) return;
  const couldEdit = session.mayEdit();
  session.role = role;
  session.wasEditor ||= session.mayEdit();
  session.tell({ role, ...(why && { why }) });
  presence.restamp(session);
  if (session.mayEdit() && !couldEdit) room.askForMissing(session);
}

function isEnded(session: NonNullable<Session["device"]>, ended: EndedSessions): boolean {
  if ("deviceId" in ended) return session.deviceId === ended.deviceId;
  return session.keyVersion < ended.keyVersionsBelow;
}
