import { expect, test } from "vitest";
import { createFakeClock } from "#lib/collab/testing/fake-clock.ts";
import { createHotDocuments } from "./hot-documents.ts";

function setup(budget?: number) {
  const clock = createFakeClock();
  const cooled: string[] = [];
  const documents = createHotDocuments(clock, budget);
  const document = (name: string, bytes = 1_000) => ({
    bytes: () => bytes,
    cool: () => void cooled.push(name),
  });
  return { clock, cooled, documents, document };
}

test("JOIN-COLD a small document goes after some seconds, because it is made again in no time", () => {
  const { clock, cooled, documents, document } = setup();
  documents.touch(document("small", 2_000));
  documents.touch(document("large", 200_000));
  clock.advance(10_000);
  expect(cooled).toEqual(["small"]);
  clock.advance(30_000);
  expect(cooled).toEqual(["small", "large"]);
});

test("JOIN-COLD a document that nobody used for half a minute is let go of, one in use is not", () => {
  const { clock, cooled, documents, document } = setup();
  const [a, b] = [document("a", 100_000), document("b", 100_000)];
  documents.touch(a);
  documents.touch(b);
  clock.advance(20_000);
  documents.touch(a);
  clock.advance(20_000);
  expect(cooled).toEqual(["b"]);
  clock.advance(60_000);
  expect(cooled).toEqual(["b", "a"]);
  expect(clock.pending).toBe(0);
});

test("JOIN-COLD past the budget the longest unused ones go at once, and never the one in use", () => {
  const { cooled, documents, document } = setup(50_000);
  const [a, b, c] = [document("a"), document("b"), document("c")];
  documents.touch(a);
  documents.touch(b);
  documents.touch(a);
  expect(cooled).toEqual([]);
  documents.touch(c);
  expect(cooled).toEqual(["b"]);
  documents.touch(document("huge", 1_000_000));
  expect(cooled).toEqual(["b", "a", "c"]);
});

test("a document whose room is closed is forgotten, and leaves no timer", () => {
  const { clock, cooled, documents, document } = setup();
  const a = document("a");
  documents.touch(a);
  documents.forget(a);
  expect(clock.pending).toBe(0);
  clock.advance(60_000);
  expect(cooled).toEqual([]);
});
