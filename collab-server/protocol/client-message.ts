/**
 * Frames from clients (docs/protocol.md). Behind this file nobody looks at bytes: a frame is a ClientMessage, or a
 * ProtocolError and the end of the socket. Limits are checked here, before Yjs sees anything.
 */
import { limits } from "#lib/collab/limits.ts";
import { messageType, syncType } from "#lib/collab/message-types.ts";
import { ByteReader } from "./byte-reader.ts";
import { ProtocolError } from "./protocol-error.ts";
import { readUpdateShape, type UpdateShape } from "./update-shape.ts";

/** A document message: the answer to our step 1, or an edit. */
export interface DocumentMessage {
  type: "step2" | "update";
  /** V1, without trailing bytes. */
  update: Uint8Array;
  shape: UpdateShape;
}

export interface AwarenessEntry {
  clientId: number;
  clock: number;
  /** JSON text as the client wrote it, not parsed yet; undefined: the client says that it is gone. */
  json: string | undefined;
}

export type ClientMessage =
  | { type: "step1"; stateVector: Uint8Array }
  | DocumentMessage
  | { type: "awareness"; entries: AwarenessEntry[] }
  | { type: "queryAwareness" };

/** Reads one frame, which holds exactly one message. Throws ProtocolError. The bytes in the answer are views of `bytes`. */
export function decodeClientMessage(bytes: Uint8Array): ClientMessage {
  if (bytes.byteLength > limits.maxFrameBytes) throw new ProtocolError("the frame is too large", "tooLarge");
  const reader = new ByteReader(bytes);
  const message = readMessage(reader);
  if (reader.remaining > 0) throw new ProtocolError("more than one message in a frame");
  return message;
}

function readMessage(reader: ByteReader): ClientMessage {
  const type = reader.varUint();
  switch (type) {
    case messageType.sync:
      return readSync(reader);
    case messageType.awareness:
      return { type: "awareness", entries: readAwareness(new ByteReader(reader.varBytes())) };
    case messageType.queryAwareness:
      return { type: "queryAwareness" };
    default:
      throw new ProtocolError(`unknown message type ${type}`);
  }
}

function readSync(reader: ByteReader): ClientMessage {
  const type = reader.varUint();
  const payload = reader.varBytes();
  switch (type) {
    case syncType.step1:
      return { type: "step1", stateVector: checkedStateVector(payload) };
    case syncType.step2:
      return readDocumentMessage("step2", payload);
    case syncType.update:
      return readDocumentMessage("update", payload);
    default:
      throw new ProtocolError(`unknown sync type ${type}`);
  }
}

function readDocumentMessage(type: DocumentMessage["type"], payload: Uint8Array): DocumentMessage {
  const reader = new ByteReader(payload);
  const shape = readUpdateShape(reader);
  return { type, update: payload.subarray(0, reader.position), shape };
}

/** A state vector without trailing bytes, whose counts are true. */
function checkedStateVector(payload: Uint8Array): Uint8Array {
  const reader = new ByteReader(payload);
  for (let left = reader.count(2); left > 0; left--) {
    reader.varUint();
    reader.varUint();
  }
  return payload.subarray(0, reader.position);
}

function readAwareness(reader: ByteReader): AwarenessEntry[] {
  const count = reader.count(3);
  if (count > limits.maxAwarenessEntries) throw new ProtocolError("too many presence entries", "tooLarge");
  const entries: AwarenessEntry[] = [];
  for (let i = 0; i < count; i++) {
    const clientId = reader.varUint();
    const clock = reader.varUint();
    if (clock > limits.maxClock) throw new ProtocolError("a presence clock is absurd");
    const json = reader.varString();
    entries.push({ clientId, clock, json: json === "null" ? undefined : json });
  }
  return entries;
}
