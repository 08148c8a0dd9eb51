import * as encoding from "lib0/encoding";
import { expect, test } from "vitest";
import { Awareness, encodeAwarenessUpdate } from "y-protocols/awareness";
import { writeSyncStep1, writeSyncStep2, writeUpdate } from "y-protocols/sync";
import * as Y from "yjs";
import { limits } from "#lib/collab/limits.ts";
import { decodeClientMessage } from "./client-message.ts";
import { ProtocolError } from "./protocol-error.ts";
import { encodeAwareness, keepAliveFrame } from "./server-message.ts";

const doc = new Y.Doc();
doc.clientID = 77;
doc.getText("t").insert(0, "hello");

function frame(type: number, write: (encoder: encoding.Encoder) => void): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, type);
    write(encoder);
  });
}

test("sync messages of y-protocols are read", () => {
  const update = Y.encodeStateAsUpdate(doc);
  const shape = { clientId: 77, isEmpty: false };
  expect(decodeClientMessage(frame(0, (encoder) => writeSyncStep1(encoder, doc)))).toEqual({
    type: "step1",
    stateVector: Y.encodeStateVector(doc),
  });
  expect(decodeClientMessage(frame(0, (encoder) => writeSyncStep2(encoder, doc)))).toEqual({
    type: "step2",
    update,
    shape,
  });
  expect(decodeClientMessage(frame(0, (encoder) => writeUpdate(encoder, update)))).toEqual({
    type: "update",
    update,
    shape,
  });
});

test("WIRE-TRAILING bytes behind an update are cut off", () => {
  const padded = Uint8Array.of(...Y.encodeStateAsUpdate(doc), 1, 2, 3);
  const message = decodeClientMessage(frame(0, (encoder) => writeUpdate(encoder, padded)));
  expect(message).toMatchObject({ type: "update", update: Y.encodeStateAsUpdate(doc) });
});

test("awareness of y-protocols is read, null as gone", () => {
  const awareness = new Awareness(doc);
  awareness.setLocalState({ user: { name: "Ann" } });
  const payload = encodeAwarenessUpdate(awareness, [77]);
  awareness.destroy();
  expect(decodeClientMessage(frame(1, (encoder) => encoding.writeVarUint8Array(encoder, payload)))).toEqual({
    type: "awareness",
    entries: [{ clientId: 77, clock: 1, json: '{"user":{"name":"Ann"}}' }],
  });
  expect(decodeClientMessage(encodeAwareness([{ clientId: 1, clock: 2, json: undefined }]))).toEqual({
    type: "awareness",
    entries: [{ clientId: 1, clock: 2, json: undefined }],
  });
  expect([...keepAliveFrame]).toEqual([1, 1, 0]);
  expect(decodeClientMessage(keepAliveFrame)).toEqual({ type: "awareness", entries: [] });
  expect(decodeClientMessage(Uint8Array.of(3))).toEqual({ type: "queryAwareness" });
});

const bad: [string, number[]][] = [
  ["an empty frame", []],
  ["an unknown message type", [42]],
  ["auth, which only servers send", [2, 0, 0]],
  ["our own messages, which only servers send", [100, 1]],
  ["an unknown sync type", [0, 3, 1, 0]],
  ["a truncated payload", [0, 2, 9, 0]],
  ["a state vector that lies about its length", [0, 0, 2, 200, 1]],
  ["two messages in one frame", [3, 3]],
  ["presence that lies about its length", [1, 2, 200, 1]],
  ["a presence clock beyond reason", [1, 11, 1, 1, 255, 255, 255, 255, 127, 4, 110, 117, 108, 108]],
];

test.each(bad)("WIRE-MALFORMED refuses %s", (_, bytes) => {
  expect(() => decodeClientMessage(Uint8Array.from(bytes))).toThrow(ProtocolError);
});

test("WIRE-LIMITS a frame over the limit is refused before it is read", () => {
  expect(() => decodeClientMessage(new Uint8Array(limits.maxFrameBytes + 1))).toThrow(
    expect.objectContaining({ closeReason: "tooLarge" }),
  );
});
