import { beforeEach, expect, test } from "vitest";
import { limits } from "#lib/collab/limits.ts";
import { createSearchIndex, type SearchIndex, type SearchQuestion } from "./search-index.ts";

let index: SearchIndex;
beforeEach(() => {
  index = createSearchIndex();
});
const put = (document: number, title: string, text = "") =>
  index.put(document, title, { text, names: text === "" ? "" : "1-1" });
const find = (words: string, question: Partial<SearchQuestion> = {}) =>
  index
    .find({
      words: words.split(" "),
      isOpen: true,
      allowed: Uint32Array.of(1, 2, 3, 4, 5),
      tagged: [],
      limit: 20,
      ...question,
    })
    .map(({ document }) => document);

test("titles weigh more than text, and every word must be there", () => {
  put(1, "Minutes", "the garden budget");
  put(2, "Garden", "the plan");
  put(3, "Budget of the house");
  expect(find("garden")).toEqual([2, 1]);
  expect(find("garden budget")).toEqual([1]);
});

test("the last word may be the beginning of one, the others not; a small slip is forgiven", () => {
  put(1, "", "quarterly planning");
  expect(find("quarterly pla")).toEqual([1]);
  expect(find("pla", { isOpen: false })).toEqual([]);
  expect(find("quart plan")).toEqual([]);
  expect(find("quaterly")).toEqual([1]);
  expect(find("plannnig")).toEqual([1]);
  put(2, "", "cat");
  expect(find("car", { isOpen: false }), "not in short words").toEqual([]);
});

test("one or two letters are looked for at the beginning in titles, and as a word in texts", () => {
  put(1, "Zebra", "nothing");
  put(2, "", "zebras everywhere");
  put(3, "", "vitamin z ze");
  expect(find("z").toSorted((a, b) => a - b)).toEqual([1, 3]);
  expect(find("ze").toSorted((a, b) => a - b)).toEqual([1, 3]);
  expect(find("zeb").toSorted((a, b) => a - b)).toEqual([1, 2]);
});

test("never finds what is not allowed, whatever it scores", () => {
  put(1, "Secret secret", "secret");
  put(2, "Plain", "one secret");
  expect(find("secret", { allowed: Uint32Array.of(2) })).toEqual([2]);
  expect(find("secret", { allowed: Uint32Array.of(2), tagged: [[1, 1]] })).toEqual([2]);
  expect(find("secret", { allowed: Uint32Array.of() })).toEqual([]);
});

test("tags count as words of a document, for who has them", () => {
  put(1, "Letter", "to the bank");
  put(2, "Bank", "holiday");
  // Word 0 is a tag of document 1.
  expect(find("work bank")).toEqual([]);
  expect(find("work bank", { tagged: [[1, 0b01]] })).toEqual([1]);
  expect(find("bank", { tagged: [[1, 0b1]] })[0]).toBe(1);
});

test("what is put again, named anew or removed is found as it is now", () => {
  put(1, "Old", "apples");
  put(1, "Old", "pears");
  expect([find("apples"), find("pears")]).toEqual([[], [1]]);
  index.retitle(1, "Fresh");
  expect([find("old"), find("fresh"), find("pears")]).toEqual([[], [1], [1]]);
  index.remove(1);
  expect([find("fresh"), find("pears")]).toEqual([[], []]);
  expect(index.figures()).toMatchObject({ documents: 0 });
  index.retitle(7, "Never there");
  index.remove(7);
  expect(find("never")).toEqual([]);
});

test("gives as many as asked, and a passage with each", () => {
  for (let at = 1; at <= 5; at++) put(at, `T${at}`, "common words");
  const found = index.find({
    words: ["common"],
    isOpen: false,
    allowed: Uint32Array.of(1, 2, 3, 4, 5),
    tagged: [],
    limit: 2,
  });
  expect(found).toHaveLength(2);
  expect(found[0]?.passage).toMatchObject({ text: "common words", marks: [[0, 6]], place: "b-1-1" });
});

test("when limits.maxSearchBytes are full, titles are still found", () => {
  expect(limits.maxSearchBytes).toBeLessThan(limits.maxSearchHeapMb * 1024 * 1024);
  index = createSearchIndex(20_000);
  expect(put(1, "First", "small")).toBe(true);
  expect(put(2, "Second", "large words ".repeat(2_000))).toBe(false);
  expect([find("large"), find("second"), find("small")]).toEqual([[], [2], [1]]);
  index.remove(1);
  expect(put(2, "Second", "large words ".repeat(20))).toBe(true);
  expect(find("large")).toEqual([2]);
});
