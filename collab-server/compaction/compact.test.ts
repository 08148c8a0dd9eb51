import { expect, test } from "vitest";
import * as Y from "yjs";
import type { CompactionSource } from "#collab-server/storage/log-archive.ts";
import type { LogRow } from "#collab-server/storage/log-row.ts";
import { decodeParts, type PackedSegment, type SegmentPart } from "#collab-server/storage/log-segment.ts";
import { unpackBytesSync } from "#collab-server/storage/packed-bytes.ts";
import { type CompactionOutcome, compact } from "./compact.ts";

/** A document whose edits become rows of a log. */
function createWriting() {
  const doc = new Y.Doc();
  const rows: LogRow[] = [];
  let at = 1_000;
  return {
    doc,
    rows,
    /** Lets time go by. */
    wait: (ms: number) => (at += ms),
    edit(personId: string, edit: (text: Y.Text) => void) {
      let update: Uint8Array = new Uint8Array();
      doc.once("update", (own) => {
        update = own;
      });
      doc.transact(() => edit(doc.getText("t")));
      rows.push({ sequence: rows.length + 1, at: at++, personId, clientId: doc.clientID, update });
    },
  };
}

const sourceOf = (rows: LogRow[], more: Partial<CompactionSource> = {}): CompactionSource => ({
  snapshot: undefined,
  segments: [],
  rows,
  isAll: true,
  isDamaged: false,
  ...more,
});

function compacted(outcome: CompactionOutcome) {
  if (outcome.kind !== "compacted") throw new Error(`refused: ${outcome.reason}`);
  return outcome;
}

const partsOf = (segments: PackedSegment[]): SegmentPart[] =>
  segments.flatMap(({ packed, byteLength }) => decodeParts(unpackBytesSync(packed, byteLength)));

function textOf(outcome: CompactionOutcome): string {
  const { snapshot } = compacted(outcome);
  const doc = new Y.Doc();
  if (snapshot) Y.applyUpdate(doc, unpackBytesSync(snapshot.packed, snapshot.byteLength));
  return doc.getText("t").toJSON();
}

test("COMPACT-SNAPSHOT the snapshot is what the rows amount to", () => {
  const writing = createWriting();
  for (const word of ["one ", "two ", "three"]) writing.edit("ann", (text) => text.insert(text.length, word));
  writing.edit("ben", (text) => text.delete(0, 4));
  const outcome = compact(sourceOf(writing.rows), 9);
  expect(textOf(outcome)).toBe("two three");
  const { snapshot } = compacted(outcome);
  expect(snapshot).toMatchObject({ through: 4, at: 9 });
  expect(Y.decodeStateVector(snapshot?.stateVector ?? new Uint8Array())).toEqual(
    new Map([[writing.doc.clientID, 13]]),
  );
});

test("COMPACT-SNAPSHOT the next one is made of the one before and the rows behind it", () => {
  const writing = createWriting();
  for (let i = 0; i < 10; i++) writing.edit("ann", (text) => text.insert(0, `${i}`));
  const { snapshot } = compacted(compact(sourceOf(writing.rows.slice(0, 6)), 1));
  // Rows 4 to 6 were left behind by a crash between the snapshot and their segment.
  const outcome = compact(sourceOf(writing.rows.slice(3), { snapshot }), 2);
  expect(textOf(outcome)).toBe("9876543210");
  expect(compacted(outcome)).toMatchObject({ snapshot: { through: 10 }, segments: [{ from: 4, to: 10 }] });
});

test("COMPACT-SNAPSHOT with no new rows there is no new snapshot, and the segments are made all the same", () => {
  const writing = createWriting();
  for (let i = 0; i < 3; i++) writing.edit("ann", (text) => text.insert(0, `${i}`));
  const { snapshot } = compacted(compact(sourceOf(writing.rows), 1));
  expect(compacted(compact(sourceOf(writing.rows, { snapshot }), 2))).toMatchObject({
    snapshot: undefined,
    segments: [{ from: 1, to: 3 }],
  });
});

test("COMPACT-HISTORY a segment has one part for each author, and keeps what was deleted", () => {
  const writing = createWriting();
  for (let i = 0; i < 30; i++) {
    writing.edit(i % 2 ? "ann" : "ben", (text) => text.insert(text.length, i % 2 ? "a" : "b"));
  }
  writing.edit("ann", (text) => text.delete(0, 30));
  const { segments } = compacted(compact(sourceOf(writing.rows), 1));
  expect(segments).toMatchObject([{ from: 1, to: 31 }]);
  const parts = partsOf(segments);
  expect(parts).toMatchObject([
    { personId: "ben", clientId: writing.doc.clientID, firstAt: 1_000, lastAt: 1_028 },
    { personId: "ann", firstAt: 1_001, lastAt: 1_030 },
  ]);
  const written = (personId: string): string =>
    parts
      .filter((part) => part.personId === personId)
      .flatMap((part) => Y.decodeUpdateV2(part.update).structs)
      .map((struct) =>
        struct instanceof Y.Item && struct.content instanceof Y.ContentString ? struct.content.str : "",
      )
      .join("");
  expect(written("ann")).toBe("a".repeat(15));
  expect(written("ben")).toBe("b".repeat(15));
});

test("COMPACT-HISTORY a pause, and a sequence that is missing, end a segment", () => {
  const writing = createWriting();
  for (let i = 0; i < 9; i++) {
    if (i === 3) writing.wait(6 * 60_000);
    writing.edit("ann", (text) => text.insert(0, "x"));
  }
  // As if row 7 had held something that nothing needs.
  const rows = writing.rows.map((row) => ({ ...row, sequence: row.sequence + (row.sequence > 6 ? 1 : 0) }));
  const outcome = compacted(compact(sourceOf(rows), 1));
  expect(outcome.segments).toMatchObject([
    { from: 1, to: 3 },
    { from: 4, to: 6 },
    { from: 8, to: 10 },
  ]);
});

test("COMPACT-HISTORY without a snapshot it is made of the segments, whose parts may need one another", () => {
  const writing = createWriting();
  for (let i = 0; i < 20; i++) writing.edit(i % 3 ? "ann" : "ben", (text) => text.insert(0, `${i % 10}`));
  const { segments } = compacted(compact(sourceOf(writing.rows.slice(0, 15)), 1));
  const outcome = compact(sourceOf(writing.rows.slice(15), { segments }), 2);
  expect(textOf(outcome)).toBe(writing.doc.getText("t").toJSON());
});

test("COMPACT-CHECK rows with a gap, and rows that Yjs cannot read, are left alone", () => {
  const writing = createWriting();
  for (let i = 0; i < 5; i++) writing.edit("ann", (text) => text.insert(text.length, "x"));
  const gap = compact(sourceOf(writing.rows.filter((row) => row.sequence !== 3)), 1);
  expect(gap).toEqual({ kind: "refused", reason: "gap" });
  const broken = writing.rows.map((row) =>
    row.sequence === 3 ? { ...row, update: Uint8Array.of(1, 9, 9) } : row,
  );
  expect(compact(sourceOf(broken), 1)).toEqual({ kind: "refused", reason: "unreadable" });
});

test("COMPACT-CHECK a snapshot that holds less than its state vector says is not built upon", () => {
  const writing = createWriting();
  for (let i = 0; i < 5; i++) writing.edit("ann", (text) => text.insert(text.length, "x"));
  const { snapshot } = compacted(compact(sourceOf(writing.rows), 1));
  if (snapshot === undefined) throw new Error("no snapshot");
  const stateVector = Y.encodeStateVector(new Map([[writing.doc.clientID, 6]]));
  const other = new Y.Doc();
  other.getText("u").insert(0, "new");
  const row: LogRow = { sequence: 6, at: 1, personId: "", clientId: 0, update: Y.encodeStateAsUpdate(other) };
  expect(compact(sourceOf([row], { snapshot: { ...snapshot, stateVector } }), 1)).toEqual({
    kind: "refused",
    reason: "mismatch",
  });
});
