// @vitest-environment happy-dom
import type { Command } from "prosemirror-state";
import { CellSelection } from "prosemirror-tables";
import { afterEach, describe, expect, test } from "vitest";
import { bindingFor } from "../../binding/by-format.ts";
import { cellAt } from "../../queries/table-around.ts";
import { schema } from "../../schema/schema.ts";
import { TestEditor } from "../../test-editor.ts";
import { setBlock } from "../set-block.ts";
import { addColumn, deleteColumns, moveColumns } from "./columns.ts";
import { insertTable } from "./insert-table.ts";
import { pasteCells } from "./paste-cells.ts";
import { resizeColumns } from "./resize-columns.ts";
import { addRow, deleteRows, moveRows } from "./rows.ts";
import { deleteTable, setColumnWidth, toggleHeader } from "./whole-table.ts";

let editor: TestEditor | undefined;
afterEach(() => editor?.destroy());

function open(...lines: string[]): TestEditor {
  editor = new TestEditor(lines, { format: "text" });
  return editor;
}
function run({ view }: TestEditor, command: Command): boolean {
  return command(view.state, view.dispatch, view);
}
function selectCells(
  { view }: TestEditor,
  from: readonly [number, number],
  to: readonly [number, number],
): void {
  const table = view.state.doc.child(0);
  const at = (cell: readonly [number, number]) => cellAt(table, 0, cell[0], cell[1]);
  view.dispatch(view.state.tr.setSelection(CellSelection.create(view.state.doc, at(from), at(to))));
}

const cases: readonly [name: string, before: string, command: Command, after: string][] = [
  ["a row below", "⊞ a, b| / c, d", addRow(1), "⊞ a, b| / ,  / c, d"],
  ["a row above", "⊞ a, b| / c, d", addRow(-1), "⊞ ,  / a, b| / c, d"],
  ["a column after", "⊞ |a, b / c, d", addColumn(1), "⊞ |a, , b / c, , d"],
  ["a column before", "⊞ |a, b / c, d", addColumn(-1), "⊞ , |a, b / , c, d"],
  ["the row away", "⊞ a, b| / c, d", deleteRows, "⊞ c, |d"],
  ["the last row away, and the caret into the one above", "⊞ a, b / c, d|", deleteRows, "⊞ a, |b"],
  ["the column away", "⊞ a, b| / c, d", deleteColumns, "⊞ |a / c"],
  ["the row down", "⊞ a, b| / c, d", moveRows(1), "⊞ c, d / a, |b"],
  ["the row up", "⊞ a, b / c|, d", moveRows(-1), "⊞ |c, d / a, b"],
  ["the column forth", "⊞ |a, b / c, d", moveColumns(1), "⊞ b, |a / d, c"],
  ["the column back", "⊞ a, b / c, d|", moveColumns(-1), "⊞ b, a / |d, c"],
];

describe("what the menu does", () => {
  test.each(cases)("%s", (_name, before, command, after) => {
    const one = open(before);
    expect(run(one, command)).toBe(true);
    expect(one.lines).toEqual([after]);
    expect(one.stored.eq(one.view.state.doc)).toBe(true);
    one.press("Mod-z");
    expect(one.lines.join().replaceAll("|", "")).toBe(before.replaceAll("|", ""));
  });

  test.each([
    ["⊞ a|", deleteRows],
    ["⊞ a|", deleteColumns],
    ["⊞ a| / b", moveRows(-1)],
    ["⊞ a / b|", moveRows(1)],
    ["⊞ |a, b", moveColumns(-1)],
    ["⊞ a, b|", moveColumns(1)],
    ["no table|", addRow(1)],
  ] as const)("%s: not possible, and nothing happens", (before, command) => {
    const one = open(before);
    expect(run(one, command)).toBe(false);
    expect(one.lines).toEqual([before]);
  });

  test("all selected rows at once", () => {
    const one = open("⊞ a, b / c, d / e, f");
    selectCells(one, [0, 0], [1, 0]);
    run(one, moveRows(1));
    expect(one.lines).toEqual(["⊞ e, f / |a, b / c, d"]);
    selectCells(one, [1, 1], [2, 1]);
    run(one, deleteRows);
    expect(one.lines).toEqual(["⊞ e, |f"]);
  });

  test("header row and column are told to assistive technology", () => {
    const one = open("⊞ a|, b / c, d");
    run(one, toggleHeader("headerRow"));
    run(one, toggleHeader("headerColumn"));
    const roles = [...one.view.dom.querySelectorAll("td")].map((cell) => cell.getAttribute("role"));
    expect(roles).toEqual(["columnheader", "columnheader", "rowheader", null]);
    run(one, toggleHeader("headerRow"));
    expect(one.stored.child(0).attrs).toMatchObject({ headerRow: false, headerColumn: true });
  });

  test("a column's width is stored by column, and lost by none", () => {
    const one = open("⊞ a|, b / c, d");
    run(one, setColumnWidth(0, 1, 200.4));
    run(one, addRow(1));
    expect(one.stored.child(0).children.map((row) => row.child(1).attrs.colwidth)).toEqual([
      [200],
      [200],
      [200],
    ]);
    run(one, moveColumns(1));
    expect(one.stored.child(0).child(0).child(0).attrs.colwidth).toEqual([200]);
    expect(one.view.dom.querySelector("col")?.getAttribute("style")).toContain("200px");
  });

  test("a column gets wider step by step, never too narrow, and fits its text again", () => {
    const one = open("⊞ a|, b");
    run(one, setColumnWidth(0, 0, 60));
    run(one, resizeColumns("narrower"));
    expect(one.stored.child(0).child(0).child(0).attrs.colwidth).toEqual([48]);
    expect(run(one, resizeColumns("narrower"))).toBe(false);
    run(one, resizeColumns("wider"));
    expect(one.stored.child(0).child(0).child(0).attrs.colwidth).toEqual([88]);
    run(one, resizeColumns("fit"));
    expect(one.stored.child(0).child(0).child(0).attrs.colwidth).toBeNull();
  });

  test("the table away", () => {
    const one = open("⊞ a|, b", "after");
    run(one, deleteTable);
    expect(one.lines).toEqual(["|after"]);
  });
});

describe("a new table", () => {
  test("takes the place of an empty paragraph, with one below it", () => {
    const one = open("|");
    run(one, insertTable(2, 3));
    expect(one.lines).toEqual(["⊞ |, ,  / , , ", ""]);
    expect(one.stored.child(0).attrs.headerRow).toBe(true);
  });

  test("is not offered inside another", () => {
    expect(run(open("⊞ a|, b"), insertTable(1, 1))).toBe(false);
  });
});

describe("keys", () => {
  test("Tab and Shift-Tab walk, and Tab in the last cell adds a row", () => {
    const one = open("⊞ a|, b", "after");
    one.press("Tab");
    expect(one.lines).toEqual(["⊞ a, |b|", "after"]);
    one.press("Shift-Tab", "Shift-Tab");
    expect(one.lines).toEqual(["⊞ |a|, b", "after"]);
    one.press("Tab", "Tab");
    expect(one.lines).toEqual(["⊞ a, b / |, ", "after"]);
  });

  test("Backspace after a table selects it first", () => {
    const one = open("⊞ a, b", "|after");
    one.press("Backspace");
    expect(one.lines).toEqual(["⊞ a, b", "after"]);
    one.press("Backspace");
    expect(one.lines.join("").replace("|", "")).toBe("after");
  });

  test("Delete empties the selected cells", () => {
    const one = open("⊞ a, b / c, d");
    selectCells(one, [0, 0], [1, 0]);
    one.press("Backspace");
    expect(one.stored.textContent).toBe("bd");
    expect(one.stored.child(0).childCount).toBe(2);
  });
});

test("kinds and code keep to their cells", () => {
  const one = open("⊞ a, b / c, d");
  selectCells(one, [0, 0], [1, 0]);
  run(one, setBlock({ kind: "code" }));
  const kinds = one.stored
    .child(0)
    .children.map((row) => row.children.map((cell) => cell.child(0).attrs.kind));
  expect(kinds).toEqual([
    ["code", "paragraph"],
    ["code", "paragraph"],
  ]);
});

test("copied cells fill cells, and add what is missing; rows and columns stay who they are", () => {
  const one = open("⊞ a, b| / c, d");
  const ids = one.view.state.doc.child(0).children.map((row) => String(row.attrs.id));
  const pasted = open("⊞ 1, 2 / 3, 4").stored.child(0);
  run(one, pasteCells(pasted));
  expect(bindingFor("text").read(one.doc, schema).textContent).toBe("a12c34");
  const table = one.stored.child(0);
  expect(table.children.map((row) => String(row.attrs.id))).toEqual(ids);
  expect(table.child(0).childCount).toBe(3);
  one.destroy();
});
