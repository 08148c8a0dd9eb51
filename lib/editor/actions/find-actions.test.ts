import { expect, it } from "vitest";
import { catalogues } from "#lib/texts/load-texts.ts";
import { englishTexts } from "#lib/texts/testing/english-texts.ts";
import { createTexts } from "#lib/texts/texts.ts";
import { blockActions } from "./block-actions.ts";
import { findActions } from "./find-actions.ts";
import { insertActions } from "./insert-actions.ts";

const all = [...blockActions, ...insertActions];
const idsFor = (query: string, texts = englishTexts) => findActions(all, query, texts).map(({ id }) => id);

it("offers everything before a letter is typed", () => {
  expect(idsFor("")).toEqual(all.map(({ id }) => id));
});

it.each([
  ["head", ["heading1", "heading2", "heading3", "heading4"]],
  ["heading 2", ["heading2"]],
  ["h2", ["heading2"]],
  ["LIST", ["bullet", "ordered", "task"]],
  ["todo", ["task"]],
  ["line", ["divider"]],
  ["code", ["code"]],
  ["zebra", []],
])("%j finds %j", (query, ids) => {
  expect(idsFor(query)).toEqual(ids);
});

it("finds in another language, with or without its marks", () => {
  const german = createTexts("de", catalogues.de);
  expect(idsFor("uberschrift 2", german)).toEqual(["heading2"]);
  expect(idsFor("liste", german)).toEqual(["ordered", "bullet", "task"]);
});

it("gives every action a number of its own", () => {
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
});
