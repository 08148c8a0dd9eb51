// @vitest-environment happy-dom
import type { Node } from "prosemirror-model";
import { describe, expect, test } from "vitest";
import { schema } from "../../schema/schema.ts";
import { block } from "../contract/stage.ts";
import { connect, type Replica } from "../replica.ts";
import { textBinding } from "./text-binding.ts";
import { meet, move, pair, remove } from "./two-people.ts";

const cell = (text: string) => schema.node("table_cell", null, [block(text)]);
const table = (...rows: string[][]) =>
  schema.node(
    "table",
    null,
    rows.map((row) => schema.node("table_row", null, row.map(cell))),
  );

function cells(r: Replica): string[][] {
  let rows: string[][] = [];
  r.view.state.doc.forEach((node) => {
    if (node.type.name === "table")
      rows = node.children.map((row) => row.children.map((each) => each.textContent));
  });
  return rows;
}

/** Replaces the table's rows, as commands do: what is new has no id. */
function setRows(r: Replica, change: (rows: Node[]) => Node[]): void {
  r.view.state.doc.forEach((node, at) => {
    if (node.type.name !== "table") return;
    const next = change([...node.children]);
    r.view.dispatch(r.view.state.tr.replaceWith(at + 1, at + node.nodeSize - 1, next));
  });
}

const addRow = (r: Replica, at: number) =>
  setRows(r, (rows) => {
    const width = rows[0]?.childCount ?? 0;
    return rows.toSpliced(
      at,
      0,
      schema.node(
        "table_row",
        null,
        Array.from({ length: width }, () => cell("")),
      ),
    );
  });
const addColumn = (r: Replica, at: number) =>
  setRows(r, (rows) =>
    rows.map((row) => schema.node("table_row", row.attrs, row.children.toSpliced(at, 0, cell("")))),
  );

describe("crossing edits of tables", () => {
  const start = () => pair([block("before"), table(["a", "b"], ["c", "d"]), block("after")]);

  test("five rounds of a row ‖ a column give the full rectangle", () => {
    const [a, b] = start();
    for (let i = 0; i < 5; i += 1) {
      addRow(a, 1);
      addColumn(b, 1);
      meet(a, b);
    }
    expect(cells(a).map((row) => row.length)).toEqual([7, 7, 7, 7, 7, 7, 7]);
    expect(cells(a).flat().join("")).toBe("abcd");
  });

  test("two people begin the same new cell: both texts are there", () => {
    const [a, b] = start();
    addRow(a, 2);
    meet(a, b);
    for (const [r, text] of [
      [a, "AA"],
      [b, "BB"],
    ] as const) {
      // Out of the block, the cell and the row, and into those of the next row.
      r.select(r.find("d") + 7).type(text);
    }
    meet(a, b);
    expect(cells(a)[2]?.[0]?.split("").sort().join("")).toBe("AABB");
    expect(cells(a)[2]?.[0]).toMatch(/^(AABB|BBAA)$/);
  });

  test("delete a row ‖ type in it: the row stays with what was typed, and only that", () => {
    const [a, b] = start();
    setRows(a, (rows) => rows.slice(1));
    b.select(b.find("a", 1)).type("NEW");
    meet(a, b);
    expect(cells(a)).toEqual([
      ["NEW", ""],
      ["c", "d"],
    ]);
  });

  test("what was typed in a deleted row can be made a list: it is written, and still shown", () => {
    const [a, b] = start();
    setRows(a, (rows) => rows.slice(1));
    b.select(b.find("a", 1)).type("NEW");
    meet(a, b);
    a.view.dispatch(a.view.state.tr.setNodeAttribute(a.find("NEW") - 1, "kind", "bullet"));
    meet(a, b);
    for (const r of [a, b]) expect(r.view.state.doc.nodeAt(r.find("NEW") - 1)?.attrs.kind).toBe("bullet");
    expect(cells(a)).toEqual([
      ["NEW", ""],
      ["c", "d"],
    ]);
  });

  test("delete the table ‖ type in it: what was typed stays in its cell", () => {
    const [a, b] = start();
    remove(a, 1);
    b.select(b.find("d")).type("NEW");
    meet(a, b);
    expect(cells(a)).toEqual([["NEW"]]);
  });

  test("move the table ‖ type in it: the text moves along; move ‖ move: one table", () => {
    const [a, b] = start();
    move(a, 1, 3);
    b.select(b.find("d")).type("NEW");
    expect(meet(a, b)).toEqual(["before", "after", "table"]);
    expect(cells(a)).toEqual([
      ["a", "b"],
      ["c", "NEWd"],
    ]);
    move(a, 2, 0);
    move(b, 2, 1);
    expect(meet(a, b).filter((line) => line === "table")).toHaveLength(1);
    a.undo();
    expect(meet(a, b).filter((line) => line === "table")).toHaveLength(1);
  });

  test("move a row ‖ move the same row: one row", () => {
    const [a, b] = start();
    addRow(a, 2);
    meet(a, b);
    setRows(a, ([x, y, z]) => [y, x, z].filter((row) => row !== undefined));
    setRows(b, ([x, y, z]) => [x, z, y].filter((row) => row !== undefined));
    meet(a, b);
    expect(
      cells(a)
        .map((row) => row.join(""))
        .toSorted(),
    ).toEqual(["", "ab", "cd"]);
  });

  test("undo brings a deleted column and a deleted table back as they were", () => {
    const [a, b] = start();
    connect(a, b);
    const whole = a.view.state.doc.toJSON();
    setRows(a, (rows) => rows.map((row) => schema.node("table_row", row.attrs, row.children.slice(1))));
    expect(cells(a)).toEqual([["b"], ["d"]]);
    a.undo();
    expect(a.view.state.doc.toJSON()).toEqual(whole);
    remove(a, 1);
    expect(cells(a)).toEqual([]);
    a.undo();
    expect(a.view.state.doc.toJSON()).toEqual(whole);
    meet(a, b);
  });

  test("typing in a cell is one small update and leaves the other cells the same nodes", () => {
    const [a, b] = start();
    connect(a, b);
    const before = b.view.state.doc.child(1);
    const sizes: number[] = [];
    a.doc.on("update", (update: Uint8Array) => sizes.push(update.length));
    a.select(a.find("c", 1)).type("x");
    expect(sizes).toHaveLength(1);
    expect(sizes[0]).toBeLessThan(40);
    expect(b.view.state.doc.child(1).child(0)).toBe(before.child(0));
    expect(cells(b)[1]).toEqual(["cx", "d"]);
  });

  test("every position in a table survives the way to an anchor and back", () => {
    const [a] = start();
    const { state } = a.view;
    state.doc.descendants((node, at) => {
      if (!node.isTextblock) return;
      for (let position = at + 1; position <= at + 1 + node.content.size; position += 1) {
        for (const side of [-1, 1] as const)
          expect(textBinding.fromAnchor(state, textBinding.toAnchor(state, position, side))).toBe(position);
      }
    });
  });
});
