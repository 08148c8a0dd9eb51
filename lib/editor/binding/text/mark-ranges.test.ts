import { expect, test } from "vitest";
import * as Y from "yjs";
import { schema } from "../../schema/schema.ts";
import type { OpenRange } from "./layout.ts";
import { beginning, openBehind } from "./mark-ranges.ts";
import { textBinding } from "./text-binding.ts";

/** What holds behind toggles, each by its author; null: nothing. */
function behind(...toggles: readonly (readonly [number, unknown])[]): unknown {
  const open = toggles.reduce(
    (list: readonly OpenRange[], [author, value]) => openBehind(list, author, value),
    [],
  );
  return open.at(-1)?.value ?? null;
}

const on = { range: true };
const off = { range: false };

test("an end ends its author's range, whoever else has one open", () => {
  expect(behind([1, on], [2, on], [1, null])).toBe(true);
  expect(behind([1, on], [2, on], [1, null], [2, null])).toBe(null);
  expect(behind([1, on], [2, on], [2, null], [1, null])).toBe(null);
});

test("of ranges with values, the one that began last decides, until it ends", () => {
  const [red, blue] = [
    { color: "red", range: true },
    { color: "blue", range: true },
  ];
  expect(behind([1, red], [2, blue])).toEqual({ color: "blue" });
  expect(behind([1, red], [2, blue], [1, null])).toEqual({ color: "blue" });
  expect(behind([1, red], [2, blue], [2, null])).toEqual({ color: "red" });
});

test("a range in which the mark is off lies in one in which it is on", () => {
  expect(behind([1, on], [2, off])).toBe(null);
  expect(behind([1, on], [2, off], [2, null])).toBe(true);
  expect(behind([1, on], [1, off], [1, null])).toBe(true);
  expect(behind([1, on], [2, off], [3, off], [2, null])).toBe(null);
});

test("whatever earlier builds and other programs wrote means what Yjs means by it", () => {
  expect(behind([1, true], [2, true], [1, null])).toBe(null);
  expect(behind([1, { href: "/a" }], [2, { href: "/b" }], [2, { href: "/a" }], [1, null])).toBe(null);
  // Somebody with an earlier build takes a word out of a range, or colours its end.
  expect(behind([1, on], [2, null])).toBe(null);
  expect(behind([1, on], [2, null], [2, true], [1, null])).toBe(null);
  expect(behind([1, { color: "blue", range: true }], [2, { color: "red" }], [1, null])).toBe(null);
});

test("any value can be a range's", () => {
  for (const value of [true, 5, "x", [1], {}, { href: "/" }, { range: 3 }, { value: 1 }])
    expect(behind([1, JSON.parse(JSON.stringify(beginning(value)))])).toEqual(value);
  expect(behind([1, on], [1, beginning(null)])).toBe(null);
});

test("what was opened most often is forgotten from the outside", () => {
  const many = Array.from({ length: 1000 }, () => [1, on] as const);
  expect(openBehind([], 1, on)).toHaveLength(1);
  expect(behind(...many, [1, null])).toBe(true);
  expect(behind(...many, ...many.map(() => [1, null] as const))).toBe(null);
});

test("text that Yjs's own methods formatted is shown as Yjs has it", () => {
  const doc = new Y.Doc();
  textBinding.seed(
    doc,
    schema.node("doc", null, [schema.node("block", null, [schema.text("one two three")])]),
  );
  const body = doc.getText("body");
  body.format(1, 13, { strong: true });
  body.format(5, 3, { strong: null });
  const marked = textBinding.read(doc, schema).child(0).children;
  expect(marked.map((node) => [node.text, node.marks.length])).toEqual([
    ["one ", 1],
    ["two", 0],
    [" three", 1],
  ]);
});
