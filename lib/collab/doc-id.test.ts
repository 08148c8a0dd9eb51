import { expect, test } from "vitest";
import { createDocId, createId, isDocId } from "./doc-id.ts";

test("a new id has the form that isDocId accepts, and ids differ", () => {
  const ids = new Set(Array.from({ length: 500 }, createDocId));
  expect(ids.size).toBe(500);
  for (const id of ids) expect(isDocId(id)).toBe(true);
});

test("isDocId refuses other lengths, characters and types", () => {
  for (const bad of [
    "",
    "short",
    "a".repeat(21),
    "a".repeat(23),
    `${"a".repeat(21)}-`,
    `${"a".repeat(21)}\n`,
    7,
    null,
  ]) {
    expect(isDocId(bad)).toBe(false);
  }
});

test("every letter of the alphabet comes up", () => {
  expect(new Set(createId(5000)).size).toBe(62);
});
