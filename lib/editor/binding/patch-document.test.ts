import { array, assert, constantFrom, property, record, string } from "fast-check";
import type { Node } from "prosemirror-model";
import { EditorState } from "prosemirror-state";
import { describe, expect, test } from "vitest";
import { schema } from "../schema/schema.ts";
import { alignNodes } from "./align-nodes.ts";
import { patchDocument } from "./patch-document.ts";

const block = (text: string, attrs = {}, bold = false) =>
  schema.node("block", attrs, text === "" ? [] : [schema.text(text, bold ? [schema.mark("strong")] : [])]);
const docOf = (blocks: readonly Node[]) => schema.node("doc", null, blocks);

function patch(prev: Node, next: Node) {
  const tr = EditorState.create({ doc: prev }).tr;
  patchDocument(tr, next);
  return tr;
}

const anyBlock = record({
  text: string({ unit: constantFrom("a", "b", "word ", "😀"), maxLength: 8 }),
  kind: constantFrom("paragraph", "heading", "bullet", "divider", "unknown"),
  bold: constantFrom(true, false),
}).map(({ text, kind, bold }) => {
  if (kind === "divider") return schema.node("divider");
  if (kind === "unknown") return schema.node("unknown", { name: text });
  return block(text, { kind }, bold);
});
const anyDocument = array(anyBlock, { minLength: 1, maxLength: 8 });

describe("patchDocument", () => {
  test("makes any document into any other", () => {
    assert(
      property(anyDocument, anyDocument, (prev, next) => {
        const tr = patch(docOf(prev), docOf(next));
        expect(tr.doc.toJSON()).toEqual(docOf(next).toJSON());
        tr.doc.check();
      }),
      { numRuns: 1_000 },
    );
  });

  test("does nothing between equal documents", () => {
    assert(
      property(anyDocument, (blocks) => {
        const copy = schema.nodeFromJSON(docOf(blocks).toJSON());
        expect(patch(docOf(blocks), copy).steps).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  test("keeps the blocks that stayed, whatever is inserted, deleted and moved around them", () => {
    const [a, b, c, d] = [block("aaaa"), block("bbbb"), block("cccc"), block("dddd")];
    const tr = patch(docOf([a, b, c, d]), docOf([d, a, block("new"), c]));
    expect(tr.doc.children.filter((node) => [a, c].includes(node))).toHaveLength(2);
    // `d` moved in front: one insertion and one deletion, nothing else was touched.
    expect(tr.mapping.map(2)).toBe(2 + d.nodeSize);
  });

  test("a split leaves the longer half where it is", () => {
    const tr = patch(docOf([block("one two")]), docOf([block("one"), block(" two")]));
    expect(tr.mapping.mapResult(6).deleted).toBe(false);
  });

  test("two insertions in one block leave the words between them where they are", () => {
    const tr = patch(docOf([block("the quick brown fox")]), docOf([block("On: the quick brown fox!")]));
    expect(tr.steps).toHaveLength(2);
    expect(tr.mapping.map(5)).toBe(9);
  });
});

describe("alignNodes", () => {
  test("finds a moved block's old neighbours by reference", () => {
    const blocks = Array.from({ length: 2_000 }, (_value, index) => block(`block ${index}`));
    const moved = [...blocks.slice(1), ...blocks.slice(0, 1)];
    expect(alignNodes(blocks, moved)).toHaveLength(1_999);
  });

  test("pairs a block with the one that kept most of its text", () => {
    const pairs = alignNodes([block("something long here")], [block("x"), block("something long there")]);
    expect(pairs).toEqual([{ prev: 0, next: 1 }]);
  });

  test("never takes one locked card for another", () => {
    const card = (name: string) => schema.node("unknown", { name });
    expect(alignNodes([card("a")], [card("b")])).toEqual([]);
  });
});
