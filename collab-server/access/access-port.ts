/**
 * What the rooms ask before they let somebody in, and how they learn that an answer changed.
 * Adapters: open (anybody edits), token-room (the token says room and role), directory (grants decide).
 */
import type { DocumentFormat } from "#lib/collab/document-format.ts";
import type { Role } from "#lib/collab/role.ts";
import type { AccessEnd, EventMessage } from "#lib/collab/session-message.ts";
import type { CollabClaims } from "#lib/secrets/token.ts";

export interface RoomUser {
  id: string;
  name: string;
  /** `#rrggbb` */
  color: string;
}

/** Which of somebody's sessions: one browser's, or all that began before the last "sign out everywhere". */
export type EndedSessions = { deviceId: string } | { keyVersionsBelow: number };

export interface Admission {
  role: Role;
  /** Absent under `--auth open`: nobody is verified, and presence passes as the client wrote it. */
  user?: RoomUser;
  /** Absent outside the directory: the room keeps an incarnation of its own. */
  document?: { incarnation: string; format: DocumentFormat; schemaVersion: number; hidesViewers?: boolean };
  /** Which of the person's sessions it is; absent where sessions are not known. */
  session?: { keyVersion: number; deviceId: string };
}

/**
 * `role` undefined: access ended. `why` is told to the person. A deleted document is gone for everybody in it; a replaced one for everybody whose copy is
 * not of the incarnation given. `audience`: whether viewers are shown as present. `sessionsEnded`: somebody was signed out
 * on some of their devices.
 */
export type AccessChange =
  | { kind: "role"; room: string; personId: string; role: Role | undefined; why?: AccessEnd | undefined }
  | { kind: "person"; user: RoomUser }
  | { kind: "event"; room: string; to: { personId: string } | { atLeast: Role }; event: EventMessage }
  /** For somebody wherever they are. */
  | { kind: "personEvent"; personId: string; event: EventMessage }
  | { kind: "audience"; room: string; hidesViewers: boolean }
  | { kind: "sessionsEnded"; personId: string; ended: EndedSessions }
  | { kind: "deleted"; room: string }
  | { kind: "replaced"; room: string; incarnation: string };

export interface AccessPort {
  /** Undefined: not allowed, or no such document; the two are not told apart. Rejects with JoinError where another close code says more. `claims` is undefined under `--auth open`. */
  admit(claims: CollabClaims | undefined, room: string): Promise<Admission | undefined>;
  /** Called once per socket that really entered: a link's use is counted here. */
  joined(personId: string, room: string): Promise<void>;
  /** Listeners hear of every change after it is on disk. Returns the way to stop. */
  subscribe(listener: (change: AccessChange) => void): () => void;
}
