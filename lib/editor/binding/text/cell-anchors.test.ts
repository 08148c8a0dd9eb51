// @vitest-environment happy-dom
/** Carets and anchors in cells that nobody has written into. */
import { expect, test } from "vitest";
import { schema } from "../../schema/schema.ts";
import type { Anchor } from "../binding.ts";
import { block } from "../contract/stage.ts";
import { connect, exchange, type Replica } from "../replica.ts";
import { pair, remove } from "./two-people.ts";

const row = (...texts: string[]) =>
  schema.node(
    "table_row",
    null,
    texts.map((text) => schema.node("table_cell", null, [block(text)])),
  );
const content = () => [
  block("before"),
  schema.node("table", null, [row("", ""), row("", "dd")]),
  block("behind"),
];

/** Behind the start of the block in each cell. */
function cells(r: Replica): number[] {
  const found: number[] = [];
  r.view.state.doc.descendants((node, at) => {
    if (node.type.name === "table_cell") found.push(at + 2);
  });
  return found;
}

const travelled = (anchor: Anchor): Anchor => JSON.parse(JSON.stringify(anchor));
const anchorAt = (r: Replica, at: number) => travelled(r.binding.toAnchor(r.view.state, at, -1));
const placeOf = (r: Replica, anchor: Anchor) => r.binding.fromAnchor(r.view.state, anchor);

test("a place in an empty cell is in that cell for everybody, without a view as well", () => {
  const [a, b] = pair(content());
  for (const at of cells(a).slice(0, 3)) {
    const anchor = anchorAt(a, at);
    expect([placeOf(a, anchor), placeOf(b, anchor)]).toEqual([at, at]);
    expect(b.binding.resolveAnchor(b.doc, schema, anchor)).toBe(at);
  }
});

test("it goes along with the table, and stays before what others write there", () => {
  const [a, b] = pair(content());
  const anchor = anchorAt(a, cells(a)[1] ?? 0);
  connect(a, b);
  b.select(b.find("before")).type("long ");
  b.select(cells(b)[1] ?? 0).type("text");
  expect(placeOf(a, anchor)).toBe(a.find("text"));
  const { doc, tr } = b.view.state;
  const [first, table] = [doc.child(0), doc.child(1)];
  tr.delete(first.nodeSize, first.nodeSize + table.nodeSize);
  b.view.dispatch(tr.insert(0, table));
  expect([placeOf(a, anchor), placeOf(b, anchor)]).toEqual([a.find("text"), b.find("text")]);
});

test("it is nowhere when the table is gone, or never was one", () => {
  const [a, b] = pair(content());
  const anchor = anchorAt(a, cells(a)[0] ?? 0);
  remove(b, 1);
  exchange(a, b);
  expect([placeOf(a, anchor), placeOf(b, anchor)]).toEqual([undefined, undefined]);
  b.undo();
  expect(placeOf(b, anchor)).toBe(cells(b)[0]);
  const strangers: Anchor[] = [
    { ...anchor, cell: ["x", "y"] },
    { ...anchor, cell: 5 },
    { ...anchor, table: [1, -1] },
    { ...anchor, table: "x" },
    { at: null, table: [7, 7], cell: ["a", "b"] },
  ];
  expect(strangers.map((each) => placeOf(b, each))).toEqual(strangers.map(() => undefined));
});
