import { expect, test } from "vitest";
import * as Y from "yjs";
import { checkDocument } from "#collab-server/maintenance/check-document.ts";
import { encodeParts, type PackedSegment } from "#collab-server/storage/log-segment.ts";
import { createLogSurvey } from "#collab-server/storage/log-survey.ts";
import { createMemoryStore } from "#collab-server/storage/memory-store.ts";
import { createOrderedUpdateLog } from "#collab-server/storage/ordered-update-log.ts";
import { packBytes } from "#collab-server/storage/packed-bytes.ts";
import { compactStep } from "./compact-step.ts";
import { createInlineCompactor } from "./inline-compactor.ts";
import { mergeHistory } from "./merge-history.ts";
import { enforceRetention, mergeOldHistory } from "./retention.ts";

const dayMs = 24 * 60 * 60 * 1000;

/** A room in which somebody writes for some days, a burst each, and deletes most of it again. */
async function written(days: number) {
  const store = createMemoryStore();
  const log = createOrderedUpdateLog(store);
  const compactor = createInlineCompactor();
  const doc = new Y.Doc();
  let [sequence, at] = [0, 0];
  for (let day = 0; day < days; day++) {
    at = day * dayMs;
    const rows: Uint8Array[] = [];
    const listen = (update: Uint8Array): void => void rows.push(update);
    doc.on("update", listen);
    const text = doc.getText("t");
    for (let i = 0; i < 30; i++) text.insert(text.length, `day ${day}, secret ${i}. `);
    text.delete(0, text.length - 12);
    doc.off("update", listen);
    await log.append(
      "r",
      rows.map((update) => ({
        sequence: ++sequence,
        at: ++at,
        personId: "ann",
        clientId: doc.clientID,
        update,
      })),
      "inc",
    );
    await compactStep({ room: "r", archive: log, compactor, now: () => at });
  }
  const options = { archive: log, compactor, now: () => at, historyDays: 3 };
  const survey = () => createLogSurvey(store).room("r");
  const bytesOf = async () => (await survey()).bytes;
  return { log, doc, options, survey, bytesOf };
}

const textOf = (parts: readonly { update: Uint8Array }[]) => {
  const doc = new Y.Doc({ gc: false });
  doc.transact(() => {
    for (const { update } of parts) Y.applyUpdateV2(doc, update);
  });
  return { doc, text: doc.getText("t").toJSON() };
};

test("HISTORY-DAYS what is older than the retention is merged to what it amounted to, and the document stays the same", async () => {
  const { log, doc, options, survey, bytesOf } = await written(8);
  const before = await bytesOf();
  expect((await survey()).segments).toBe(8);
  expect(await mergeOldHistory("r", options, false)).toBe(true);
  const after = await survey();
  // Four days are one segment now; the last three, and the one that ends with them, are as they were.
  expect(after.segments).toBe(5);
  expect(after.bytes).toBeLessThan(before);
  expect(textOf(after.history).text).toBe(doc.getText("t").toJSON());
  expect(checkDocument("r", after).faults).toEqual([]);
  const authors = after.history.map(({ personId }) => personId);
  expect(authors).toEqual(["", "ann", "ann", "ann", "ann"]);
  expect(await log.load("r")).toMatchObject({ faults: [], rows: [] });
});

test("HISTORY-DAYS deleted text of that time is gone", async () => {
  const { options, survey } = await written(8);
  const holds = async (text: string) => {
    const { history } = await survey();
    return history.some(({ update }) => Buffer.from(update).includes(text));
  };
  expect(await holds("day 1, secret 3")).toBe(true);
  await mergeOldHistory("r", options, false);
  expect(await holds("day 1, secret 3")).toBe(false);
  expect(await holds("day 6, secret 3"), "not old enough").toBe(true);
});

test("HISTORY-DAYS what was merged is left alone, until there is enough to add, or it is asked for", async () => {
  const { log, options } = await written(8);
  expect(await mergeOldHistory("r", options, false)).toBe(true);
  expect(await mergeOldHistory("r", options, false)).toBe(false);
  expect(await mergeOldHistory("r", options, true), "nothing more is old").toBe(false);
  const oneDayLess = { ...options, historyDays: 2 };
  expect(await mergeOldHistory("r", oneDayLess, true)).toBe(true);
  expect(await log.readHistory("r")).toHaveLength(4);
});

test("HISTORY-DAYS the folder stays bounded, however long somebody writes", async () => {
  const { bytesOf: short, options: shortOptions } = await written(10);
  const { bytesOf: long, options: longOptions } = await written(60);
  const rooms = async function* () {
    yield "r";
  };
  expect(await enforceRetention(rooms(), shortOptions, async () => {})).toBe(1);
  expect(await enforceRetention(rooms(), longOptions, async () => {})).toBe(1);
  expect(await long()).toBeLessThan(2 * (await short()));
});

test("HISTORY-DAYS a history with a gap, or with something that Yjs cannot read, is left as it is", async () => {
  const { log, options } = await written(4);
  const segments = await log.readHistory("r");
  const [before, isThorough] = [100 * dayMs, true];
  expect(mergeHistory({ segments, before, isThorough })).toBeDefined();
  expect(mergeHistory({ segments: segments.slice(1), before, isThorough })).toBeUndefined();
  const parts = encodeParts([
    { personId: "", clientId: 0, firstAt: 1, lastAt: 2, update: Uint8Array.of(9, 9, 9) },
  ]);
  const broken: PackedSegment = { from: 1, to: 9, byteLength: parts.byteLength, packed: packBytes(parts, 4) };
  expect(mergeHistory({ segments: [broken], before, isThorough })).toBeUndefined();
  expect(options.historyDays).toBe(3);
});
