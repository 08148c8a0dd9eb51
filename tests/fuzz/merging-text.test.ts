import { setImmediate } from "node:timers/promises";
import { afterEach, expect, test } from "vitest";
import { textBinding } from "#lib/editor/binding/text/text-binding.ts";
import { rounds } from "../depth.ts";
import { runRound } from "./merging-round.ts";
import { actions, atomActions, cellActions, movingActions, tableActions } from "./merging-text-actions.ts";

const first = Number(process.env.QUIRE_FUZZ_SEED ?? 1);
const batch = 50;
const batches = (count: number) =>
  Array.from({ length: Math.ceil(count / batch) }, (_, i) => first + i * batch);

// Between tests that never wait Vitest goes on in microtasks, and V8 keeps every target of a WeakRef until they have ended: 1 MB a seed.
afterEach(() => setImmediate());

test.each(batches(rounds(600, 8000)))("three people edit apart and meet: seeds from %i", (from) => {
  for (let seed = from; seed < from + batch; seed += 1) {
    expect(() => runRound({ binding: textBinding, seed, steps: 40, actions })).not.toThrow();
  }
});

test.each(batches(rounds(300, 4000)))("they move blocks all the time: seeds from %i", (from) => {
  for (let seed = from; seed < from + batch; seed += 1) {
    expect(() => runRound({ binding: textBinding, seed, steps: 40, actions: movingActions })).not.toThrow();
  }
});

test.each(batches(rounds(300, 4000)))("the same with tables: seeds from %i", (from) => {
  for (let seed = from; seed < from + batch; seed += 1) {
    expect(() => runRound({ binding: textBinding, seed, steps: 40, actions: tableActions })).not.toThrow();
  }
});

test.each(batches(rounds(200, 2000)))("the same with several cells selected: seeds from %i", (from) => {
  for (let seed = from; seed < from + batch; seed += 1) {
    expect(() => runRound({ binding: textBinding, seed, steps: 40, actions: cellActions })).not.toThrow();
  }
});

test.each(batches(rounds(200, 2000)))("the same with mentions, dates and formulas: seeds from %i", (from) => {
  for (let seed = from; seed < from + batch; seed += 1) {
    expect(() => runRound({ binding: textBinding, seed, steps: 40, actions: atomActions })).not.toThrow();
  }
});

test("seeds that once found something", () => {
  // A block in a cell that only others' typing had kept there got a kind, and was read before it had it.
  expect(() => runRound({ binding: textBinding, seed: 714, steps: 40, actions: cellActions })).not.toThrow();
  // Formatting flowed on into blocks of a cell that were just deleted: they were shown three times.
  expect(() =>
    runRound({ binding: textBinding, seed: 200_296, steps: 40, actions: tableActions }),
  ).not.toThrow();
});

// A word that undo had put back lay, or had lain before it was deleted, between the letters of a comment whose text was gone.
test.each([982, 2992, 3615, 6234, 6989, 7148, 7962])(
  "a comment whose text is gone covers nobody's word: seed %i",
  (seed) => {
    expect(() => runRound({ binding: textBinding, seed, steps: 40, actions })).not.toThrow();
  },
);
