import { expect, test } from "vitest";
import { schema } from "../schema/schema.ts";
import { changedChildren, changesChild } from "./changed-children.ts";

const [a, b, c, d] = ["a", "b", "c", "d"].map((text) => schema.node("block", null, [schema.text(text)]));
const divider = schema.node("divider");
const docOf = (...children: (typeof a)[]) =>
  schema.node(
    "doc",
    null,
    children.flatMap((child) => child ?? []),
  );

test.each([
  { old: docOf(a, b, c), fresh: docOf(a, d, c), from: 1, kept: 1 },
  { old: docOf(a, b, c), fresh: docOf(a, b, d, c), from: 2, kept: 1 },
  { old: docOf(a, b, c), fresh: docOf(a, c), from: 1, kept: 1 },
  { old: docOf(a, b), fresh: docOf(a, b), from: 2, kept: 0 },
  // One of three equal neighbours went: no child counts for both ends.
  { old: docOf(a, a, a), fresh: docOf(a, a), from: 2, kept: 0 },
  { old: docOf(a, b, c), fresh: docOf(d), from: 0, kept: 0 },
])("what is the same at both ends is passed over: $from, $kept", ({ old, fresh, from, kept }) => {
  expect(changedChildren(old, fresh)).toMatchObject({ from, kept });
  // The second time from memory, and not that of another pair.
  expect(changedChildren(old, fresh)).toMatchObject({ from, kept });
  expect(changedChildren(fresh, fresh)).toMatchObject({ from: fresh.childCount, kept: 0 });
  expect(changedChildren(old, fresh)).toMatchObject({ from, kept });
});

test("a child of a type that came, went or stayed", () => {
  expect(changesChild(docOf(a, b), docOf(a, divider, b), "divider")).toBe(true);
  expect(changesChild(docOf(a, divider, b), docOf(a, b), "divider")).toBe(true);
  expect(changesChild(docOf(divider, a), docOf(divider, b), "divider")).toBe(false);
});
