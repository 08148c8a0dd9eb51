import type { Node } from "prosemirror-model";
import { expect, test } from "vitest";
import { schema } from "../../schema/schema.ts";
import { AgreedDocument } from "./agreed-document.ts";
import type { Entry } from "./segments.ts";

const block = (text: string) => schema.node("block", null, [schema.text(text)]);
const docOf = (nodes: readonly Node[]) => schema.node("doc", null, nodes);
const entry = (node: Node): Entry => ({ node, open: null, close: null, content: [] });
const [a, b, c, d, e] = [block("a"), block("b"), block("c"), block("d"), block("e")];

test("what neither an edit nor the text changed is not in doubt", () => {
  const agreed = new AgreedDocument(docOf([a, b, c, d]));
  expect(agreed.doubtful(docOf([a, e, c, d]), 4)).toEqual({ from: 1, to: 2 });
  agreed.follow([{ from: 2, old: [entry(c)], new: [entry(e)] }], 4);
  expect(agreed.doubtful(docOf([a, e, c, d]), 4)).toEqual({ from: 1, to: 3 });
});

test("changes one after the other, which make the list longer and shorter", () => {
  const agreed = new AgreedDocument(docOf([a, b, c, d]));
  // The later place first: a b c d → a b c e d → a c e d
  const changes = [
    { from: 3, old: [], new: [entry(e)] },
    { from: 1, old: [entry(b)], new: [] },
  ];
  agreed.follow(changes, 4);
  expect(agreed.doubtful(docOf([a, c, e, d]), 4)).toEqual({ from: 1, to: 3 });
});

test("with another number of blocks all may differ", () => {
  expect(new AgreedDocument(docOf([a, b])).doubtful(docOf([a]), 2)).toBeUndefined();
});
