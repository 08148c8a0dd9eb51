import * as fc from "fast-check";
import { expect, test } from "vitest";
import * as Y from "yjs";
import type { LogRow } from "#collab-server/storage/log-row.ts";
import type { LoadedLog } from "#collab-server/storage/update-log.ts";
import { openReplica } from "./open-replica.ts";
import type { Replica } from "./replica.ts";

type Edit = readonly [author: number, at: number, length: number, isDelete: boolean];
const edits = fc.array(fc.tuple(fc.nat(2), fc.nat(1_000), fc.integer({ min: 1, max: 9 }), fc.boolean()), {
  minLength: 2,
  maxLength: 60,
});

/** Three authors who see each other's edits now and then; every edit is a row. */
function write(list: readonly Edit[]): { rows: LogRow[]; doc: Y.Doc } {
  const docs = [1, 2, 3].map((clientId) => {
    const doc = new Y.Doc();
    doc.clientID = clientId;
    return doc;
  });
  const rows: LogRow[] = [];
  const server = new Y.Doc();
  for (const [author, at, length, isDelete] of list) {
    const doc = docs[author] ?? server;
    if (at % 3 === 0) Y.applyUpdate(doc, Y.encodeStateAsUpdate(server));
    const text = doc.getText("t");
    doc.once("update", (update: Uint8Array) => {
      rows.push({ sequence: rows.length + 1, at, personId: "", clientId: author, update });
    });
    const place = at % (text.length + 1);
    if (isDelete && text.length > place) text.delete(place, Math.min(length, text.length - place));
    else text.insert(place, "abcdefghi".slice(0, length));
    Y.applyUpdate(server, rows.at(-1)?.update ?? new Uint8Array([0, 0]));
  }
  return { rows, doc: server };
}

function loadedLog(rows: LogRow[], through: number, lost?: number): LoadedLog {
  const before = new Y.Doc();
  for (const row of rows.slice(0, through)) Y.applyUpdate(before, row.update);
  return {
    snapshot: {
      through,
      stateVector: Y.encodeStateVector(before),
      update: Y.encodeStateAsUpdate(before),
    },
    history: [],
    rows: rows.slice(through).filter((row) => row.sequence !== lost),
    lastSequence: rows.length,
    incarnation: undefined,
    faults: [],
  };
}

const never = (): void => expect.unreachable();
const textOf = (doc: Y.Doc): string => doc.getText("t").toJSON();

test("JOIN-COLD a newcomer and one who comes back get from the snapshot and its tail what a Y.Doc would give", () => {
  fc.assert(
    fc.property(edits, fc.nat(1_000), fc.nat(1_000), (list, snapshotAt, guestAt) => {
      const { rows, doc } = write(list);
      const { replica } = openReplica(loadedLog(rows, snapshotAt % (rows.length + 1)), never, never);
      expect(Y.decodeStateVector(replica.stateVector())).toEqual(
        Y.decodeStateVector(Y.encodeStateVector(doc)),
      );
      for (const known of [0, guestAt % (rows.length + 1)]) {
        const guest = new Y.Doc();
        for (const row of rows.slice(0, known)) Y.applyUpdate(guest, row.update);
        Y.applyUpdate(guest, replica.difference(Y.encodeStateVector(guest)));
        expect(textOf(guest)).toBe(textOf(doc));
        expect(guest.store.pendingStructs ?? guest.store.pendingDs).toBeNull();
        expect(Y.equalDeleteSets(deletesOf(guest), deletesOf(doc))).toBe(true);
      }
      expect(replica.isHot()).toBe(false);
    }),
    { numRuns: 150 },
  );
});

test("JOIN-PARTS the parts of an answer make the whole in their order, cold, hot, and while it is being written", () => {
  fc.assert(
    fc.property(edits, fc.nat(1_000), fc.boolean(), (list, snapshotAt, isAskedOften) => {
      const { rows, doc } = write(list);
      const known = snapshotAt % (rows.length + 1);
      const start = loadedLog(rows.slice(0, known), Math.floor(known / 2));
      const { replica } = openReplica(start, never, () => {});
      for (const { update } of rows.slice(known)) {
        replica.apply(update);
        if (isAskedOften) joinFrom(replica);
      }
      expect(textOf(joinFrom(replica))).toBe(textOf(doc));
      replica.cool();
      expect(textOf(joinFrom(replica))).toBe(textOf(doc));
      expect(Y.equalDeleteSets(deletesOf(joinFrom(replica)), deletesOf(doc))).toBe(true);
      expect(textOf(replica.doc()), "made again from the parts").toBe(textOf(doc));
    }),
    { numRuns: 150 },
  );
});

test("JOIN-PARTS a join into a document that is being written encodes only what was written since", () => {
  const doc = new Y.Doc();
  doc.getText("t").insert(0, "x".repeat(50_000));
  const row = { sequence: 1, at: 1, personId: "", clientId: 1, update: Y.encodeStateAsUpdate(doc) };
  const { replica } = openReplica(loadedLog([row], 1), never, () => {});
  const [whole] = replica.answerTo(Uint8Array.of(0));
  for (let i = 0; i < 20; i++) {
    replica.edit((hot) => hot.getText("t").insert(i, "abc"));
    const parts = replica.answerTo(Uint8Array.of(0));
    expect(parts[0] === whole, "the same bytes as before").toBe(true);
    expect(parts).toHaveLength(2);
  }
  replica.edit((hot) => hot.getText("t").insert(0, "y".repeat(50_000)));
  expect(replica.answerTo(Uint8Array.of(0)), "too much to be sent beside it").toHaveLength(1);
});

/** What a client has that joined with nothing. */
function joinFrom(replica: Replica): Y.Doc {
  const guest = new Y.Doc();
  for (const part of replica.answerTo(Uint8Array.of(0))) {
    Y.applyUpdate(guest, part);
    expect(guest.store.pendingStructs ?? guest.store.pendingDs).toBeNull();
  }
  return guest;
}

const deletesOf = (doc: Y.Doc) => Y.createDeleteSetFromStructStore(doc.store);

test("JOIN-COLD cooling between edits changes nothing: what is new is told, what is not is not", () => {
  fc.assert(
    fc.property(edits, fc.nat(7), (list, mask) => {
      const { rows, doc } = write(list);
      const open = () => openReplica(loadedLog(rows.slice(0, 1), 1), never, () => {}).replica;
      const [cooled, hot] = [open(), open()];
      for (const [index, row] of rows.entries()) {
        const applied = cooled.apply(row.update);
        // Two may delete the same letter, which is new once only.
        expect(applied, `row ${index}`).toEqual(hot.apply(row.update));
        expect(applied.pieces).toEqual([]);
        if (index % (mask + 1) === 0) cooled.cool();
      }
      expect(textOf(cooled.doc())).toBe(textOf(doc));
      const { replica } = openReplica(loadedLog(rows, 1), never, () => {});
      for (const row of rows) expect(replica.apply(row.update).fresh).toBeUndefined();
      expect(textOf(replica.doc())).toBe(textOf(doc));
    }),
    { numRuns: 80 },
  );
});

test("JOIN-COLD a row that is missing, which others may need, makes a Y.Doc look at once", () => {
  const { rows } = write([
    [0, 1, 3, false],
    [0, 2, 3, false],
    [0, 4, 3, false],
    [0, 5, 3, false],
  ]);
  const { replica, pieces } = openReplica(loadedLog(rows, 1, 3), never, () => {});
  expect(replica.isHot()).toBe(true);
  expect(pieces).toHaveLength(1);
});

test("JOIN-COLD an answer without anything in it makes no Y.Doc, and a text that is asked for does", () => {
  const { rows } = write([
    [0, 1, 3, false],
    [0, 2, 3, false],
  ]);
  let uses = 0;
  const { replica } = openReplica(loadedLog(rows, 1), never, () => uses++);
  expect(replica.apply(Uint8Array.of(0, 0))).toEqual({ fresh: undefined, pieces: [], error: undefined });
  expect([replica.isHot(), uses]).toEqual([false, 0]);
  expect(textOf(replica.doc())).toHaveLength(6);
  expect([replica.isHot(), uses]).toEqual([true, 1]);
});

test("JOIN-SHARED clients that come back with large gaps of all kinds do not fill the memory", () => {
  const doc = new Y.Doc();
  doc.clientID = 1;
  for (let i = 0; i < 4; i++) doc.getText("t").insert(0, "x".repeat(1_000_000));
  const update = Y.encodeStateAsUpdate(doc);
  const row = { sequence: 1, at: 1, personId: "", clientId: 1, update };
  const { replica } = openReplica(loadedLog([row], 1), never, () => {});
  const ask = (clock: number) => replica.difference(Y.encodeStateVector(new Map([[1, clock]])));
  // Not `toBe`, which would write megabytes into its message.
  const isShared = (clock: number): boolean => ask(clock) === ask(clock);
  expect(isShared(1), "3.99 MB fit").toBe(true);
  expect(isShared(2), "twice that does not").toBe(false);
  expect(isShared(3_999_990), "little does").toBe(true);
});

test("JOIN-SHARED who joins in the same state is given the same bytes, until the document changes", () => {
  const { rows } = write([
    [0, 1, 3, false],
    [1, 3, 3, false],
  ]);
  const { replica } = openReplica(loadedLog(rows, 1), never, () => {});
  for (const isHot of [false, true]) {
    if (isHot) expect(replica.doc()).toBeDefined();
    const known = Y.encodeStateVector(new Map([[1, 3]]));
    const [all, some, vector] = [replica.difference(), replica.difference(known), replica.stateVector()];
    expect(replica.difference(Uint8Array.of(0))).toBe(all);
    expect(replica.difference(Uint8Array.from(known))).toBe(some);
    expect(replica.stateVector()).toBe(vector);
    expect(some).not.toBe(all);
  }
  const before = replica.difference();
  replica.edit((doc) => doc.getText("t").insert(0, "x"));
  expect(replica.difference()).not.toBe(before);
});
