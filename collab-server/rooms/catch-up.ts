/**
 * What a client lacks, sent when it says what it has: at once, or, to one that does not read fast enough, when it has caught
 * up. Then it gets one difference in place of every update that it missed.
 */
import { encodeStep1, encodeUpdate } from "#collab-server/protocol/server-message.ts";
import type { Replica } from "./replica.ts";
import type { Session } from "./session.ts";
import { sendStep2 } from "./step2.ts";

/** Asks for what the client has and the room has not. */
export function askForMissing(session: Session, replica: Replica): void {
  session.outbox.send(encodeStep1(replica.stateVector()));
}

export function answerStep1(session: Session, stateVector: Uint8Array, replica: Replica): void {
  // The frame's memory is the socket's; what is kept for later is a copy.
  if (session.outbox.isBehind()) session.owed = { since: Uint8Array.from(stateVector), isStep2: true };
  else sendStep2(session, replica.answerTo(stateVector));
}

/** From now on nothing is sent to it: it is owed all that comes. */
export function owe(session: Session, replica: Replica): void {
  session.owed ??= { since: replica.stateVector(), isStep2: false };
}

/** False when it was owed nothing. */
export function payOwed(session: Session, replica: Replica): boolean {
  const { owed } = session;
  session.owed = undefined;
  if (owed === undefined) return false;
  if (owed.isStep2) sendStep2(session, replica.answerTo(owed.since));
  else session.outbox.offer(encodeUpdate(replica.difference(owed.since)));
  return true;
}
