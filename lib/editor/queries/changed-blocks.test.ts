import type { Node } from "prosemirror-model";
import { expect, it } from "vitest";
import { schema } from "../schema/schema.ts";
import { changedBlocks } from "./changed-blocks.ts";

const block = (text: string, attrs: Record<string, unknown> = {}): Node =>
  schema.node("block", attrs, text === "" ? [] : [schema.text(text)]);
const doc = (...blocks: Node[]): Node => schema.node("doc", null, blocks);

it("finds what was changed and added, in order", () => {
  const kept = block("kept");
  const before = doc(kept, block("old"), block("same text"));
  const after = doc(block("new"), kept, block("old and more"), block("same text"));
  expect(changedBlocks(before, after).map(({ textContent }) => textContent)).toEqual(["new", "old and more"]);
});

it("counts another kind as a change", () => {
  expect(changedBlocks(doc(block("a")), doc(block("a", { kind: "heading" })))).toHaveLength(1);
});

it("finds nothing in what is equal, or only moved or deleted", () => {
  const [a, b] = [block("a"), block("b")];
  expect(changedBlocks(doc(a, b), doc(b, a))).toEqual([]);
  expect(changedBlocks(doc(a, b), doc(block("b")))).toEqual([]);
});
