// @vitest-environment happy-dom
import type { Node } from "prosemirror-model";
import { afterEach, describe, expect, test } from "vitest";
import * as Y from "yjs";
import { schema } from "../../schema/schema.ts";
import { connect, exchange, Replica } from "../replica.ts";
import { textBinding } from "./text-binding.ts";

const block = (text: string, attrs = {}) =>
  schema.node("block", attrs, text === "" ? [] : [schema.text(text)]);
const cell = (text: string) => schema.node("table_cell", null, [block(text)]);
const table = (...rows: string[][]) =>
  schema.node(
    "table",
    null,
    rows.map((row) => schema.node("table_row", null, row.map(cell))),
  );
const replicas: Replica[] = [];

afterEach(() => {
  for (const replica of replicas.splice(0)) {
    replica.view.state.doc.check();
    expect(replica.stored.toJSON()).toEqual(replica.view.state.doc.toJSON());
    replica.destroy();
  }
});

function people(content: readonly Node[], count = 2): Replica[] {
  const doc = new Y.Doc();
  textBinding.seed(doc, schema.node("doc", null, content));
  const update = Y.encodeStateAsUpdate(doc);
  const made = Array.from(
    { length: count },
    (_, i) => new Replica({ binding: textBinding, update, clientId: i + 1 }),
  );
  replicas.push(...made);
  return made;
}

function pair(
  content: readonly Node[] = [block("alpha beta"), block("The quick brown fox"), block("omega")],
) {
  const [a, b] = people(content);
  if (a === undefined || b === undefined) throw new Error("two were made");
  return [a, b] as const;
}

function meet(a: Replica, b: Replica): string[] {
  exchange(a, b);
  expect(a.view.state.doc.toJSON()).toEqual(b.view.state.doc.toJSON());
  return a.lines.map((line) => line.replace("paragraph:", ""));
}

function childAt(r: Replica, index: number): { at: number; node: Node } {
  let at = 0;
  for (let i = 0; i < index; i += 1) at += r.view.state.doc.child(i).nodeSize;
  return { at, node: r.view.state.doc.child(index) };
}

function remove(r: Replica, index: number): void {
  const { at, node } = childAt(r, index);
  r.view.dispatch(r.view.state.tr.delete(at, at + node.nodeSize));
}

function move(r: Replica, from: number, to: number): void {
  const { at, node } = childAt(r, from);
  const { tr } = r.view.state;
  const target = to >= r.view.state.doc.childCount ? r.view.state.doc.content.size : childAt(r, to).at;
  tr.delete(at, at + node.nodeSize);
  r.view.dispatch(tr.insert(tr.mapping.map(target), node));
}

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

describe("crossing edits of blocks", () => {
  test("delete a block ‖ type in it: what was typed stays, as a paragraph of its own", () => {
    const [a, b] = pair();
    remove(a, 1);
    b.select(b.find("quick")).type("NEW ");
    expect(meet(a, b)).toEqual(["alpha beta", "NEW ", "omega"]);
  });

  test("retype ‖ Enter in it: one kind for the first half, nothing lost", () => {
    const [a, b] = pair();
    a.view.dispatch(a.view.state.tr.setNodeAttribute(childAt(a, 1).at, "kind", "heading"));
    b.view.dispatch(b.view.state.tr.split(b.find("brown")));
    expect(meet(a, b)).toEqual(["alpha beta", "heading:The quick ", "brown fox", "omega"]);
  });

  test("Enter at the end ‖ typing at the end: the text stays in its line", () => {
    const [a, b] = pair();
    a.view.dispatch(a.view.state.tr.split(a.find("fox", 3)));
    b.select(b.find("fox", 3)).type(" jumps");
    expect(meet(a, b)).toEqual(["alpha beta", "The quick brown fox jumps", "", "omega"]);
  });

  test("join ‖ a new block between the two: nothing is glued to it", () => {
    const [a, b] = pair();
    a.view.dispatch(a.view.state.tr.join(childAt(a, 1).at));
    b.view.dispatch(b.view.state.tr.insert(childAt(b, 1).at, block("between")));
    expect(meet(a, b)).toEqual(["alpha beta", "between", "The quick brown fox", "omega"]);
  });

  test("move ‖ move of the same block gives one copy", () => {
    const [a, b] = pair();
    move(a, 1, 0);
    move(b, 1, 3);
    const lines = meet(a, b);
    expect(lines).toHaveLength(3);
    expect(lines.filter((line) => line.includes("quick"))).toHaveLength(1);
  });

  test("move ‖ type in it: what was typed goes along", () => {
    const [a, b] = pair();
    move(a, 1, 0);
    b.select(b.find("quick")).type("NEW ");
    expect(meet(a, b)).toEqual(["The NEW quick brown fox", "alpha beta", "omega"]);
  });

  test("both delete the same word, both undo: it is there once", () => {
    const [a, b] = pair();
    for (const r of [a, b]) r.view.dispatch(r.view.state.tr.delete(r.find("quick"), r.find("quick", 6)));
    exchange(a, b);
    a.undo();
    b.undo();
    expect(meet(a, b)[1]).toBe("The quick brown fox");
  });

  test("both join, both undo: one border is back", () => {
    const [a, b] = pair();
    for (const r of [a, b]) r.view.dispatch(r.view.state.tr.join(childAt(r, 1).at));
    exchange(a, b);
    a.undo();
    b.undo();
    expect(meet(a, b)).toEqual(["alpha beta", "The quick brown fox", "omega"]);
  });

  test("delete a block ‖ type in it, then undo the deletion: the block is back around what was typed", () => {
    const [a, b] = pair();
    remove(a, 1);
    b.select(b.find("quick")).type("NEW ");
    exchange(a, b);
    a.undo();
    expect(meet(a, b)).toEqual(["alpha beta", "The NEW quick brown fox", "omega"]);
  });

  test("a word that comes back twice is shown once, with what both then type into it", () => {
    const [a, b] = pair();
    for (const r of [a, b]) r.view.dispatch(r.view.state.tr.delete(r.find("quick"), r.find("quick", 5)));
    exchange(a, b);
    a.undo();
    b.undo();
    a.select(a.find("quick", 2)).type("A");
    b.select(b.find("quick", 3)).type("B");
    const [, line] = meet(a, b);
    expect(line?.replace(/[AB]/g, "")).toBe("The quick brown fox");
    expect(line).toMatch(/A/);
    expect(line).toMatch(/B/);
  });

  test("characters of two halves are written whole", () => {
    const [a, b] = pair([block("x😀y")]);
    a.view.dispatch(a.view.state.tr.insertText("😁", 2, 4));
    exchange(a, b);
    b.view.dispatch(b.view.state.tr.insertText("😂", 2, 4));
    expect(meet(a, b)).toEqual(["x😂y"]);
  });

  test("undo of a move puts the block back where it was, with what was typed in it since", () => {
    const [a, b] = pair();
    connect(a, b);
    move(a, 0, 3);
    b.select(b.find("beta")).type("NEW ");
    a.undo();
    meet(a, b);
    expect(a.lines.join("")).toContain("NEW ");
    expect(a.lines.filter((line) => line.includes("beta"))).toHaveLength(1);
    expect(a.lines.findIndex((line) => line.includes("beta"))).toBeLessThan(
      a.lines.indexOf("paragraph:omega"),
    );
  });

  test("bold over a place where another presses Enter: both halves are bold", () => {
    const [a, b] = pair();
    a.view.dispatch(a.view.state.tr.addMark(a.find("quick"), a.find("fox"), schema.mark("strong")));
    b.view.dispatch(b.view.state.tr.split(b.find("brown")));
    meet(a, b);
    expect(a.view.state.doc.child(1).lastChild?.marks.map((mark) => mark.type.name)).toEqual(["strong"]);
    expect(a.view.state.doc.child(2).firstChild?.marks.map((mark) => mark.type.name)).toEqual(["strong"]);
    expect(a.view.state.doc.child(2).lastChild?.marks).toEqual([]);
  });

  test("attributes of an image set by two people at once both hold", () => {
    const [a, b] = pair([block("x"), schema.node("image", { src: "s" })]);
    a.view.dispatch(a.view.state.tr.setNodeAttribute(3, "alt", "A"));
    b.view.dispatch(b.view.state.tr.setNodeAttribute(3, "width", 200));
    meet(a, b);
    expect(a.view.state.doc.child(1).attrs).toMatchObject({ src: "s", alt: "A", width: 200 });
  });
});

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
