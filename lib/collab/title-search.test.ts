import { expect, test } from "vitest";
import { createTitleSearch } from "./title-search.ts";

test.each([
  ["resume", "Résumé 2024", true],
  ["RÉSUMÉ", "resume", true],
  ["zoe plan", "The plan of Zoë", true],
  ["plan x", "The plan of Zoë", false],
  ["  ", "anything", true],
  ["", "", true],
  ["a", "", false],
  ["ｆｕｌｌ", "full width", true],
  ["Ёлка", "елка", true],
])("%j in %j: %s", (query, title, expected) => {
  expect(createTitleSearch(query)(title)).toBe(expected);
});
