/** Who comes to a room, and what they are told first. */
import type { Admission } from "#collab-server/access/access-port.ts";
import { limits } from "#lib/collab/limits.ts";
import type { Connection } from "./connection.ts";
import { JoinError } from "./join-error.ts";
import type { RoomDocument } from "./room-document.ts";
import { createSession, type Session, type SessionRoom } from "./session.ts";

export interface Visitor {
  connection: Connection;
  admission: Admission;
  /** Offered `quire.v1`. */
  speaksQuire: boolean;
  /** The incarnation that the client's copy is of, when it came back with one. */
  incarnation: string | undefined;
}

/** Throws JoinError for one whose copy is of another document than this. */
export function openSession(
  room: SessionRoom,
  { connection, admission, speaksQuire, incarnation: asked }: Visitor,
  document: RoomDocument,
): Session {
  const incarnation = admission.document?.incarnation ?? document.ownIncarnation(asked);
  if (asked !== undefined && asked !== incarnation) throw new JoinError("otherIncarnation");
  return createSession(room, {
    connection,
    user: admission.user,
    role: admission.role,
    device: admission.session,
    incarnation,
    speaksQuire,
  });
}

/** The first message 101. */
export function tellWelcome(session: Session, { document }: Admission): void {
  session.tell({
    role: session.role,
    incarnation: session.incarnation,
    format: document?.format,
    schemaVersion: document?.schemaVersion,
    limits: { maxFrameBytes: limits.maxFrameBytes, maxDocumentBytes: limits.maxDocumentBytes },
    user: session.user,
  });
}
