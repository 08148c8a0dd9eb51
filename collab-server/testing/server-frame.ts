import * as decoding from "lib0/decoding";
import { messageType, syncType } from "#lib/collab/message-types.ts";
import {
  eventMessageSchema,
  type SessionMessage,
  sessionMessageSchema,
} from "#lib/collab/session-message.ts";

/** A frame of the server, as a test wants to look at it. */
export type ServerFrame =
  | { type: "step1" | "step2" | "update"; bytes: Uint8Array }
  | { type: "awareness"; states: Map<number, { clock: number; state: unknown }> }
  | { type: "durable"; settled: number }
  | { type: "session"; session: SessionMessage }
  | { type: "event"; kind: string };

const syncNames = new Map<number, "step1" | "step2" | "update">([
  [syncType.step1, "step1"],
  [syncType.step2, "step2"],
  [syncType.update, "update"],
]);

/** Reads one frame. Throws on what no client could read. */
export function readServerFrame(bytes: Uint8Array): ServerFrame {
  const decoder = decoding.createDecoder(bytes);
  const type = decoding.readVarUint(decoder);
  switch (type) {
    case messageType.sync: {
      const sync = syncNames.get(decoding.readVarUint(decoder));
      if (sync === undefined) throw new Error("unknown sync type");
      return { type: sync, bytes: decoding.readVarUint8Array(decoder) };
    }
    case messageType.awareness:
      return { type: "awareness", states: readStates(decoding.readVarUint8Array(decoder)) };
    case messageType.durable:
      return { type: "durable", settled: decoding.readVarUint(decoder) };
    case messageType.session:
      return {
        type: "session",
        session: sessionMessageSchema.parse(JSON.parse(decoding.readVarString(decoder))),
      };
    case messageType.event:
      return {
        type: "event",
        kind: eventMessageSchema.parse(JSON.parse(decoding.readVarString(decoder))).kind,
      };
    default:
      throw new Error(`unknown message type ${type}`);
  }
}

function readStates(payload: Uint8Array): Map<number, { clock: number; state: unknown }> {
  const decoder = decoding.createDecoder(payload);
  const states = new Map<number, { clock: number; state: unknown }>();
  for (let left = decoding.readVarUint(decoder); left > 0; left--) {
    const clientId = decoding.readVarUint(decoder);
    const clock = decoding.readVarUint(decoder);
    states.set(clientId, { clock, state: JSON.parse(decoding.readVarString(decoder)) });
  }
  return states;
}
