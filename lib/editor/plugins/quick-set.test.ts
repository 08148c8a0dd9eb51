import type { Node } from "prosemirror-model";
import { Decoration, DecorationSet, type DecorationSource } from "prosemirror-view";
import { expect, test } from "vitest";
import { schema } from "../schema/schema.ts";
import { quickSet } from "./quick-set.ts";

const blocks = 2_000;
const doc = schema.node(
  "doc",
  null,
  Array.from({ length: blocks }, (_, at) =>
    at % 7 === 3 ? schema.node("divider") : schema.node("block", null, [schema.text(`block ${at}`)]),
  ),
);

/** In every fifth block, and one over three of them. */
function marks(): DecorationSet {
  const decorations: Decoration[] = [];
  doc.forEach((node, pos, at) => {
    if (at % 5 === 0 && !node.isLeaf)
      decorations.push(Decoration.inline(pos + 1, pos + 4, { class: `m${at}` }));
    if (at === 1_000) decorations.push(Decoration.inline(pos + 2, pos + 20, { class: "across" }));
  });
  return DecorationSet.create(doc, decorations);
}

/** What is drawn in a block, from its start. */
function drawn(source: DecorationSource, node: Node): unknown[] {
  const found: unknown[] = [];
  source.forEachSet((set) => {
    for (const { from, to } of set.find(0, node.nodeSize)) found.push([from, to]);
  });
  return found;
}

test("answers for every block what the set answers", () => {
  const set = marks();
  const quick = quickSet(set);
  expect(quick).not.toBe(set);
  let inBlocks = 0;
  doc.forEach((node, pos) => {
    const expected = drawn(set.forChild(pos, node), node);
    expect(drawn(quick.forChild(pos, node), node)).toEqual(expected);
    inBlocks += expected.length;
  });
  expect(inBlocks).toBeGreaterThan(blocks / 7);
  expect(quick.find()).toEqual(set.find());
  expect(quickSet(set), "the same one, or all would be drawn anew").toBe(quick);
});

test("looks at few blocks of the set for each block of the page", () => {
  const set = marks();
  const own: unknown[] = Reflect.get(set, "children");
  let looks = 0;
  Object.assign(set, {
    children: new Proxy(own, {
      get(target, key, receiver) {
        looks++;
        return Reflect.get(target, key, receiver) as unknown;
      },
    }),
  });
  const quick = quickSet(set);
  looks = 0;
  doc.forEach((node, pos) => void quick.forChild(pos, node));
  expect(looks / blocks).toBeLessThan(20);
});

test("few marks are left as they are", () => {
  const set = DecorationSet.create(doc, [Decoration.inline(1, 4, { class: "only" })]);
  expect(quickSet(set)).toBe(set);
  expect(quickSet(DecorationSet.empty)).toBe(DecorationSet.empty);
});
