import * as fc from "fast-check";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { ByteReader } from "#collab-server/protocol/byte-reader.ts";
import { readUpdateShape } from "#collab-server/protocol/update-shape.ts";
import { createReplica, type Replica } from "./replica.ts";

const newReplica = (): Replica =>
  createReplica({ snapshot: undefined, history: [], rows: [] }, (_part, _index, error) => {
    throw error;
  }).replica;

const typedOf = (update: Uint8Array) => readUpdateShape(new ByteReader(update)).typed;

type Step = readonly [author: number, kind: number, at: number, text: string];
const steps = fc.array(
  fc.tuple(fc.nat(2), fc.nat(9), fc.nat(1_000), fc.string({ unit: "grapheme", minLength: 1, maxLength: 4 })),
  { minLength: 5, maxLength: 40 },
);

/** Three authors who type, delete, format and hear of each other now and then. */
function write(list: readonly Step[]): Uint8Array[] {
  const docs = [1, 2, 3].map((clientId) => {
    const doc = new Y.Doc();
    doc.clientID = clientId;
    return doc;
  });
  const updates: Uint8Array[] = [];
  for (const [author, kind, at, letters] of list) {
    const doc = docs[author] ?? new Y.Doc();
    const text = doc.getText("t");
    const place = at % (text.length + 1);
    doc.once("update", (update: Uint8Array) => updates.push(update));
    if (kind === 0 && text.length > 0) text.delete(place % text.length, 1);
    else if (kind === 1 && text.length > 0) text.format(place % text.length, 1, { bold: true });
    else text.insert(place, letters);
    if (kind > 6) for (const other of docs) Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
  }
  return updates;
}

test("REPLICA-LATER what is typed and taken past the Y.Doc is told as new, and refused, exactly as Yjs would", {
  timeout: 60_000,
}, () => {
  fc.assert(
    fc.property(steps, fc.array(fc.nat(1_000), { maxLength: 10 }), (list, mishaps) => {
      const updates = write(list);
      // Some come twice, or too early, or never.
      for (const at of mishaps) {
        const [moved] = updates.splice(at % updates.length, 1);
        if (moved !== undefined && at % 3 > 0)
          updates.splice((at * 7) % (updates.length + 1), 0, moved, moved);
      }
      const [quick, plain] = [newReplica(), newReplica()];
      const told = new Y.Doc();
      for (const [index, update] of updates.entries()) {
        const [ours, theirs] = [quick.apply(update, typedOf(update)), plain.apply(update)];
        expect(ours.error).toBe(theirs.error);
        expect(ours.pieces.length).toBe(theirs.pieces.length);
        expect(ours.fresh === undefined).toBe(theirs.fresh === undefined);
        if (ours.fresh !== undefined) Y.applyUpdate(told, ours.fresh);
        if (index % 7 === 0) expect(quick.stateVector()).toEqual(plain.stateVector());
      }
      expect(Y.encodeStateAsUpdate(quick.doc())).toEqual(Y.encodeStateAsUpdate(plain.doc()));
      expect(quick.difference()).toEqual(plain.difference());
      expect(told.getText("t").toDelta()).toEqual(plain.doc().getText("t").toDelta());
    }),
    { numRuns: 80 },
  );
});

test("REPLICA-LATER the title is told of, also when what touched it was taken past the Y.Doc", () => {
  const author = new Y.Doc();
  const replica = newReplica();
  for (const letter of "Title") {
    author.once("update", (update: Uint8Array) => replica.apply(update, typedOf(update)));
    author.getText("title").insert(author.getText("title").length, letter);
  }
  expect(replica.takeTouchedTitle()).toBe("Title");
  expect(replica.takeTouchedTitle()).toBeUndefined();
});

test("REPLICA-LATER a Y.Doc that goes has heard of everything", () => {
  const author = new Y.Doc();
  const replica = newReplica();
  for (const letter of "abc") {
    author.once("update", (update: Uint8Array) => replica.apply(update, typedOf(update)));
    author.getText("t").insert(author.getText("t").length, letter);
  }
  replica.cool();
  expect(replica.isHot()).toBe(false);
  expect(replica.doc().getText("t").toJSON()).toBe("abc");
});
