/** Frames to clients (docs/protocol.md). Each function gives one whole frame, which may be sent to any number of sockets. */
import * as encoding from "lib0/encoding";
import { messageType, syncType } from "#lib/collab/message-types.ts";
import type { EventMessage, SessionMessage } from "#lib/collab/session-message.ts";

/** One person's newest presence; `json` undefined says that it is gone. */
export interface PresenceEntry {
  clientId: number;
  clock: number;
  json: string | undefined;
}

/** "This is what I have; send me what I lack." */
export function encodeStep1(stateVector: Uint8Array): Uint8Array {
  return encodeSync(syncType.step1, stateVector);
}

/** The answer to a client's step 1. */
export function encodeStep2(update: Uint8Array): Uint8Array {
  return encodeSync(syncType.step2, update);
}

export function encodeUpdate(update: Uint8Array): Uint8Array {
  return encodeSync(syncType.update, update);
}

function encodeSync(type: number, payload: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, messageType.sync);
    encoding.writeVarUint(encoder, type);
    encoding.writeVarUint8Array(encoder, payload);
  });
}

export function encodeAwareness(entries: readonly PresenceEntry[]): Uint8Array {
  const payload = encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, entries.length);
    for (const { clientId, clock, json } of entries) {
      encoding.writeVarUint(encoder, clientId);
      encoding.writeVarUint(encoder, clock);
      encoding.writeVarString(encoder, json ?? "null");
    }
  });
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, messageType.awareness);
    encoding.writeVarUint8Array(encoder, payload);
  });
}

/** An awareness message about nobody, `[1,1,0]`: it keeps stock clients, which count messages and not pings, from hanging up. */
export const keepAliveFrame: Uint8Array = encodeAwareness([]);

/** 100: so many of the document messages of this socket are settled. */
export function encodeDurable(settled: number): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, messageType.durable);
    encoding.writeVarUint(encoder, settled);
  });
}

/** 101: who you are here, and whether saving works. */
export function encodeSession(message: SessionMessage): Uint8Array {
  return encodeJson(messageType.session, message);
}

/** 103: something happened to the document that is not in it. */
export function encodeEvent(event: EventMessage): Uint8Array {
  return encodeJson(messageType.event, event);
}

function encodeJson(type: number, value: object): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, type);
    encoding.writeVarString(encoder, JSON.stringify(value));
  });
}
