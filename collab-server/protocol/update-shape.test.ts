import { assert, nat, property } from "fast-check";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { ByteReader } from "./byte-reader.ts";
import { ProtocolError } from "./protocol-error.ts";
import { readUpdateShape } from "./update-shape.ts";

function shapeOf(update: Uint8Array) {
  const reader = new ByteReader(update);
  const shape = readUpdateShape(reader);
  return { ...shape, length: reader.position };
}

/** A document with every kind of content that Yjs 13 writes. */
function richDocument(clientId: number): Y.Doc {
  const doc = new Y.Doc({ gc: false });
  doc.clientID = clientId;
  const text = doc.getText("body");
  text.insert(0, "plain, ünï 漢字 and 👩‍🚀 over surrogates");
  text.format(3, 5, { bold: true, link: { href: "https://example.org", list: [1, [2, { a: null }]] } });
  text.insertEmbed(4, { image: "x" });
  text.delete(8, 4);
  const map = doc.getMap("map");
  map.set("any", [1, -5, 1.5, 2 ** 40, 10n, true, false, null, undefined, "s", { k: [] }]);
  map.set("bytes", Uint8Array.of(1, 2, 3));
  map.set("doc", new Y.Doc({ guid: "inner", meta: { a: 1 } }));
  map.set("array", Y.Array.from([1, "two", Uint8Array.of(3)]));
  const fragment = doc.getXmlFragment("prosemirror");
  const element = new Y.XmlElement("p");
  fragment.insert(0, [element]);
  element.setAttribute("id", "1");
  element.insert(0, [new Y.XmlText("words")]);
  return doc;
}

test("everything that Yjs writes is walked to its last byte", () => {
  const doc = richDocument(5);
  const update = Y.encodeStateAsUpdate(doc);
  expect(shapeOf(update)).toEqual({ clientId: 5, isEmpty: false, length: update.byteLength });
});

test("garbage collected, merged with gaps, differences and empty updates are walked too", () => {
  const doc = new Y.Doc();
  doc.clientID = 9;
  const updates: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => updates.push(update));
  doc.getText("t").insert(0, "abc");
  doc.getMap("m").set("x", new Y.Map([["deep", 1]]));
  doc.getMap("m").set("x", 1);
  doc.getText("t").insert(1, "d");
  doc.getText("t").delete(0, 2);
  const [first = new Uint8Array(), , , , last = new Uint8Array()] = updates;
  for (const update of [
    Y.encodeStateAsUpdate(doc),
    Y.mergeUpdates([first, ...updates.slice(3)]),
    Y.encodeStateAsUpdate(doc, Y.encodeStateVectorFromUpdate(first)),
    last,
  ]) {
    expect(shapeOf(update).length).toBe(update.byteLength);
  }
  expect(shapeOf(last)).toMatchObject({ clientId: 0, isEmpty: false });
  expect(shapeOf(Uint8Array.of(0, 0))).toEqual({ clientId: 0, isEmpty: true, length: 2 });
});

test("text of several clients has no single client id, and trailing bytes are left unread", () => {
  const update = Y.mergeUpdates([richDocument(1), richDocument(2)].map((doc) => Y.encodeStateAsUpdate(doc)));
  expect(shapeOf(Uint8Array.of(...update, 1, 2, 3))).toEqual({
    clientId: 0,
    isEmpty: false,
    length: update.byteLength,
  });
});

const hostile: [string, number[]][] = [
  ["nothing", []],
  ["a huge count of clients", [255, 255, 255, 255, 15]],
  ["a huge count of structs", [1, 255, 255, 255, 127, 1, 0, 0, 1]],
  ["no structs for a client", [1, 0, 1, 0, 0]],
  ["a client twice", [2, 1, 1, 0, 0, 1, 1, 1, 5, 0, 1, 0]],
  ["a struct of length zero", [1, 1, 1, 0, 0, 0, 0]],
  ["an absurd clock", [1, 1, 1, 255, 255, 255, 255, 127, 0, 1, 0]],
  ["an absurd length", [1, 1, 1, 0, 0, 255, 255, 255, 255, 127, 0]],
  ["a number beyond 2^53", [1, 1, 255, 255, 255, 255, 255, 255, 255, 255, 127, 0, 0, 1, 0]],
  ["unknown content", [1, 1, 1, 0, 128 + 11, 1, 0, 0]],
  ["text that is not UTF-8", [1, 1, 1, 0, 4, 1, 1, 116, 2, 0xc3, 0x28, 0]],
  ["an unknown type", [1, 1, 1, 0, 7, 1, 1, 116, 7, 0]],
  ["a format that is not JSON", [1, 1, 1, 0, 6, 1, 1, 116, 1, 98, 1, 123, 0]],
  ["a huge array", [1, 1, 1, 0, 8, 1, 1, 116, 1, 117, 255, 255, 255, 127, 0]],
  ["a huge count of deletes", [0, 1, 1, 255, 255, 255, 127, 0]],
  ["a delete of an absurd length", [0, 1, 1, 1, 0, 255, 255, 255, 255, 127]],
  [
    "values nested without end",
    [1, 1, 1, 0, 8, 1, 1, 116, 1, ...Array.from({ length: 300 }, () => [117, 1]).flat(), 126, 0],
  ],
];

test.each(hostile)("WIRE-LIMITS refuses %s", (_, bytes) => {
  expect(() => shapeOf(Uint8Array.from(bytes))).toThrow(ProtocolError);
});

test("WIRE-LIMITS every cut of an update is refused, and every change ends in a shape or a ProtocolError", () => {
  const update = Y.encodeStateAsUpdate(richDocument(5));
  for (let length = 0; length < update.byteLength; length++) {
    expect(() => shapeOf(update.subarray(0, length))).toThrow(ProtocolError);
  }
  assert(
    property(nat(update.byteLength - 1), nat(255), (at, byte) => {
      try {
        shapeOf(Uint8Array.from(update, (old, i) => (i === at ? byte : old)));
      } catch (error) {
        expect(error).toBeInstanceOf(ProtocolError);
      }
    }),
    { numRuns: 2_000, seed: 20261121 },
  );
});

test("typed text is told apart from everything that needs a look at the document", () => {
  const doc = new Y.Doc();
  doc.clientID = 5;
  const text = doc.getText("t");
  const updates: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => updates.push(update));
  const typedOf = (change: () => void) => {
    change();
    return shapeOf(updates.at(-1) ?? new Uint8Array()).typed;
  };
  expect(
    typedOf(() => text.insert(0, "ab")),
    "the first letter names its parent",
  ).toBeUndefined();
  expect(typedOf(() => text.insert(2, "c👩"))).toEqual({ client: 5, from: 2, to: 5, beside: [] });
  const other = new Y.Doc();
  other.clientID = 9;
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
  other.getText("t").insert(3, "x");
  const beside = Y.encodeStateAsUpdate(other, Y.encodeStateVector(doc));
  expect(shapeOf(beside).typed).toEqual({ client: 9, from: 0, to: 1, beside: [5, 2, 5, 3] });
  expect(typedOf(() => text.delete(0, 1))).toBeUndefined();
  expect(typedOf(() => text.format(1, 1, { bold: true }))).toBeUndefined();
  expect(typedOf(() => text.insertEmbed(1, { image: "x" }))).toBeUndefined();
  expect(typedOf(() => doc.transact(() => (text.insert(1, "y"), text.delete(3, 1))))).toBeUndefined();
  expect(shapeOf(Y.encodeStateAsUpdate(doc)).typed).toBeUndefined();
});

test("a letter beside one of its own that is yet to come is left to Yjs", () => {
  // One client, one struct: client 5, clock 0, a string behind 5:0.
  const update = Uint8Array.of(1, 1, 5, 0, 0x84, 5, 0, 1, 97, 0);
  expect(shapeOf(update).typed).toBeUndefined();
});
