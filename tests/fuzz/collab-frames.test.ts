import { expect, test } from "vitest";
import * as Y from "yjs";
import {
  encodeAwareness,
  encodeStep1,
  encodeStep2,
  encodeUpdate,
} from "#collab-server/protocol/server-message.ts";
import { openRoomBench } from "#collab-server/testing/room-bench.ts";
import { rounds } from "../depth.ts";
import { createRandom } from "../integration/seeded-random.ts";

const seed = 20_261_121;
const count = rounds(30_000, 1_000_000);

/** A document with every kind of content, as something to break. */
function richUpdate(): Uint8Array {
  const doc = new Y.Doc();
  const text = doc.getText("t");
  text.insert(0, "some words to break");
  text.format(2, 6, { bold: true });
  text.insertEmbed(3, { image: "x" });
  text.delete(5, 4);
  doc.getMap("m").set("any", [1, { a: [null, true, 1.5] }, "text"]);
  const element = new Y.XmlElement("p");
  doc.getXmlFragment("prosemirror").insert(0, [element]);
  element.insert(0, [new Y.XmlText("inner")]);
  return Y.encodeStateAsUpdate(doc);
}

test(`FUZZ ${count} mutated frames change nothing for honest people in the room (seed ${seed})`, {
  timeout: 60_000 + count,
}, async () => {
  const random = createRandom(seed);
  const { enter, room, settle, clock } = await openRoomBench();
  const [ann, ben] = [enter(), enter({ person: "ben" })];
  const rich = richUpdate();
  const seeds = [
    encodeUpdate(rich),
    encodeStep2(rich),
    encodeStep1(Y.encodeStateVectorFromUpdate(rich)),
    encodeAwareness([{ clientId: 5, clock: 1, json: '{"cursor":{"anchor":1},"__proto__":{"x":1}}' }]),
    encodeAwareness([{ clientId: ann.doc.clientID, clock: 999, json: undefined }]),
  ];

  function mutated(): Uint8Array {
    const frame = Uint8Array.from(random.pick(seeds));
    for (let times = random.below(5); times > 0; times--) {
      frame[random.below(frame.length)] = random.pick([0, 1, 127, 128, 255, random.below(256)]);
    }
    return random.below(4) === 0 ? frame.subarray(0, random.below(frame.length)) : frame;
  }

  let typed = 0;
  let hostile = enter({ person: "eve" });
  for (let i = 0; i < count; i++) {
    // A socket that was closed for what it sent comes back, as an attacker would.
    if (hostile.connection.closedBy !== undefined || hostile.connection.frames.length > 1_000) {
      room.leave(hostile.session, true);
      hostile = enter({ person: random.pick(["eve", "mallory"]) });
    }
    room.receive(hostile.session, mutated());
    if (i % 500 === 0) {
      ann.sendUpdate(ann.change((doc) => doc.getArray("honest").push([typed++])));
      clock.advance(100);
      await settle();
    }
  }
  await settle();

  const expected = Array.from({ length: typed }, (_, i) => i);
  expect([ann.connection.closedBy, ben.connection.closedBy]).toEqual([undefined, undefined]);
  expect(ann.settled()).toBe(typed);
  expect(ben.received().getArray("honest").toArray()).toEqual(expected);
  expect(room.read((doc) => doc.getArray("honest").toArray())).toEqual(expected);
  // What was let in is a document that a newcomer can load, and that everybody has the same way.
  const whole = room.read((doc) => Y.encodeStateAsUpdate(doc));
  const copy = new Y.Doc();
  Y.applyUpdate(copy, whole);
  expect(copy.store.pendingStructs).toBeNull();
  expect(Y.encodeStateVector(copy)).toEqual(room.read((doc) => Y.encodeStateVector(doc)));
});
