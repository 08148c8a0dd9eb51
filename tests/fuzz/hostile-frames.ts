/** Frames that somebody might send to break a room: what is wrong by design, and seeded mutations of what is right. */
import * as encoding from "lib0/encoding";
import * as Y from "yjs";
import {
  encodeAwareness,
  encodeStep1,
  encodeStep2,
  encodeUpdate,
} from "#collab-server/protocol/server-message.ts";
import type { createRandom } from "../integration/seeded-random.ts";

type Random = ReturnType<typeof createRandom>;

/** A document with every kind of content, as something to break. */
function richDocument(): Y.Doc {
  const doc = new Y.Doc();
  const text = doc.getText("t");
  text.insert(0, "some words to break");
  text.format(2, 6, { bold: true });
  text.insertEmbed(3, { image: "x" });
  text.delete(5, 4);
  doc.getMap("m").set("any", [1, { a: [null, true, 1.5] }, "text"]);
  doc.getMap("__proto__").set("__proto__", JSON.parse('{"__proto__":{"polluted":true}}'));
  const element = new Y.XmlElement("p");
  element.setAttribute("__proto__", "polluted");
  doc.getXmlFragment("prosemirror").insert(0, [element]);
  element.insert(0, [new Y.XmlText("inner")]);
  return doc;
}

function bytes(write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder();
  write(encoder);
  return encoding.toUint8Array(encoder);
}

/** An update message with `body` as it is. */
const rawUpdate = (...body: number[]) => encodeUpdate(Uint8Array.from(body));

/** Deletes everything that `doc` holds. */
export function deleteEverything(doc: Y.Doc): Uint8Array {
  const deletes = bytes((encoder) => {
    encoding.writeVarUint(encoder, 0);
    const clocks = Y.decodeStateVector(Y.encodeStateVector(doc));
    encoding.writeVarUint(encoder, clocks.size);
    for (const [client, clock] of clocks)
      for (const number of [client, 1, 0, clock]) encoding.writeVarUint(encoder, number);
  });
  return encodeUpdate(deletes);
}

/** A step 2 of about `size` bytes, in one piece of text. */
export function largeState(size: number): Uint8Array {
  const doc = new Y.Doc();
  doc.getText("large").insert(0, "x".repeat(size));
  return encodeStep2(Y.encodeStateAsUpdate(doc));
}

/** What is wrong by design. `others` are client ids of other people. */
function crafted(others: readonly number[]): Uint8Array[] {
  const gap = new Y.Doc();
  gap.getText("t").insert(0, "first");
  const before = Y.encodeStateVector(gap);
  gap.getText("t").insert(5, "second");
  const huge = [255, 255, 255, 255, 127];
  return [
    // Counts, clocks and lengths that lie.
    rawUpdate(1, ...huge, 1, 0, 0, 1),
    rawUpdate(1, 1, 1, ...huge, 0, 1, 0),
    rawUpdate(1, 1, 1, 0, 0, ...huge, 0),
    rawUpdate(0, 1, 1, ...huge, 0),
    rawUpdate(0, 1, 1, 1, 0, ...huge),
    rawUpdate(...huge),
    encodeStep1(Uint8Array.from([...huge, 1, 1])),
    Uint8Array.from([0, 2, ...huge]),
    Uint8Array.from([1, ...huge]),
    // A value nested without end, a type that does not exist, a name that is none.
    rawUpdate(1, 1, 1, 0, 8, 1, 1, 116, 1, ...Array.from({ length: 400 }, () => [117, 1]).flat(), 126, 0),
    rawUpdate(1, 1, 1, 0, 7, 1, 1, 116, 7, 0),
    rawUpdate(1, 1, 1, 0, 4, 1, 1, 116, 2, 0xc3, 0x28, 0),
    // Predecessors that never come.
    encodeUpdate(Y.encodeStateAsUpdate(gap, before)),
    // Messages that only servers send, that do not exist, and two in one frame.
    Uint8Array.from([100, 5]),
    Uint8Array.from([101, 2, 123, 125]),
    Uint8Array.from([2, 0, 0]),
    Uint8Array.from([42]),
    Uint8Array.from([3, 3]),
    new Uint8Array(0),
    // Presence about others, of the future, and of what is no JSON.
    ...others.flatMap((clientId) => [
      encodeAwareness([{ clientId, clock: 2 ** 30, json: '{"cursor":"taken"}' }]),
      encodeAwareness([{ clientId, clock: 2 ** 30 + 1, json: undefined }]),
      encodeAwareness([{ clientId, clock: 2 ** 31 - 1, json: '{"user":{"name":"Root"}}' }]),
    ]),
    encodeAwareness([{ clientId: 7, clock: 2 ** 52, json: "{}" }]),
    encodeAwareness([{ clientId: 7, clock: 1, json: "{" }]),
    encodeAwareness([{ clientId: 7, clock: 1, json: '{"__proto__":{"polluted":true}}' }]),
    encodeAwareness([{ clientId: 7, clock: 1, json: `"${"x".repeat(5_000)}"` }]),
    encodeAwareness([{ clientId: 7, clock: 1, json: `${"[".repeat(2_000)}${"]".repeat(2_000)}` }]),
  ];
}

/** Gives hostile frames without end, the same ones for the same throws. */
export function createHostileFrames(random: Random, others: readonly number[]): () => Uint8Array {
  const rich = Y.encodeStateAsUpdate(richDocument());
  const right = [
    encodeUpdate(rich),
    encodeStep2(rich),
    encodeStep1(Y.encodeStateVectorFromUpdate(rich)),
    encodeAwareness([{ clientId: 5, clock: 1, json: '{"cursor":{"anchor":1},"__proto__":{"x":1}}' }]),
    Uint8Array.of(3),
  ];
  const wrong = crafted(others);

  return () => {
    const frame = Uint8Array.from(random.below(4) === 0 ? random.pick(wrong) : random.pick(right));
    if (frame.byteLength === 0) return frame;
    for (let times = random.below(5); times > 0; times--) {
      frame[random.below(frame.length)] = random.pick([0, 1, 127, 128, 255, random.below(256)]);
    }
    return random.below(4) === 0 ? frame.subarray(0, random.below(frame.length)) : frame;
  };
}
