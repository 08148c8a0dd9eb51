// @vitest-environment happy-dom
/** What counts as one step of undo, and where the caret is after it: whatever one reaches for besides letters. */
import type { Command } from "prosemirror-state";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { fetchPasteReader } from "./clipboard/late-reader.ts";
import { indent } from "./commands/indent.ts";
import { insertDivider } from "./commands/insert-divider.ts";
import { moveDown, moveUp } from "./commands/move-block.ts";
import { toggleBlock } from "./commands/set-block.ts";
import { addColumn, deleteColumns, moveColumns } from "./commands/table/columns.ts";
import { insertTable } from "./commands/table/insert-table.ts";
import { resizeColumns } from "./commands/table/resize-columns.ts";
import { addRow, deleteRows, moveRows } from "./commands/table/rows.ts";
import { deleteTable, toggleHeader } from "./commands/table/whole-table.ts";
import { toggleMarkByName } from "./commands/toggle-mark.ts";
import { TestEditor } from "./test-editor.ts";

let editor: TestEditor;
beforeAll(fetchPasteReader);
afterEach(() => editor.destroy());

const open = (...lines: string[]): TestEditor => {
  editor = new TestEditor(lines, { format: "text" });
  return editor;
};
const run = ({ view }: TestEditor, command: Command): boolean => command(view.state, view.dispatch, view);

const commands: readonly [name: string, command: Command, before: readonly string[]][] = [
  ["a row more", addRow(1), ["⊞ a, b| / c, d"]],
  ["a row at the end", addRow(1, "last"), ["⊞ a, b| / c, d"]],
  ["a column more", addColumn(-1), ["⊞ a, b| / c, d"]],
  ["a row less", deleteRows, ["⊞ a, b| / c, d"]],
  ["a column less", deleteColumns, ["⊞ a, b| / c, d"]],
  ["a row moved", moveRows(1), ["⊞ a, b| / c, d"]],
  ["a column moved", moveColumns(-1), ["⊞ a, b| / c, d"]],
  ["a header row", toggleHeader("headerRow"), ["⊞ a, b| / c, d"]],
  ["a wider column", resizeColumns("wider"), ["⊞ a, b| / c, d"]],
  ["no table any more", deleteTable, ["⊞ a, b| / c, d", "end"]],
  ["a new table", insertTable(2, 2), ["one|", "two"]],
  ["a divider", insertDivider, ["one|", "two"]],
  ["a heading", toggleBlock({ kind: "heading", level: 2 }), ["one|"]],
  ["a deeper item", indent, ["- one", "- two|"]],
  ["a block moved up", moveUp, ["one", "two|"]],
  ["a block moved down", moveDown, ["one|", "two"]],
];
const selecting: typeof commands = [
  ["bold words", toggleMarkByName("strong"), ["one |two| three"]],
  ["several items", toggleBlock({ kind: "bullet" }), ["o|ne", "two", "th|ree"]],
];

describe.each([...commands, ...selecting])("%s", (_name, command, before) => {
  test("is one step, and gives the caret back", () => {
    const { view } = open(...before);
    const start = view.state.doc.toJSON();
    const caret = view.state.selection.toJSON();
    expect(run(editor, command)).toBe(true);
    const after = view.state.doc.toJSON();
    expect(after).not.toEqual(start);
    editor.press("Mod-z");
    expect(view.state.doc.toJSON()).toEqual(start);
    expect(view.state.selection.toJSON()).toEqual(caret);
    editor.press("Mod-y");
    expect(view.state.doc.toJSON()).toEqual(after);
    editor.press("Mod-z", "Mod-z");
    expect(view.state.doc.toJSON()).toEqual(start);
  });
});

describe.each(commands)("%s", (_name, command, before) => {
  test("takes no letter along that was typed around it", () => {
    const { view } = open(...before);
    editor.type("x");
    const typed = view.state.doc.toJSON();
    run(editor, command);
    const done = view.state.doc.textContent;
    editor.type("y");
    expect(view.state.doc.textContent).not.toBe(done);
    editor.press("Mod-z");
    expect(view.state.doc.textContent).toBe(done);
    editor.press("Mod-z");
    expect(view.state.doc.toJSON()).toEqual(typed);
  });
});

test("a paste is one step, however many blocks it brings", () => {
  const { view } = open("before |after");
  const start = view.state.doc.toJSON();
  editor.type("x");
  view.pasteHTML("<h2>one</h2><ul><li>two</li><li>three</li></ul><table><tr><td>four</td></tr></table>");
  expect(view.state.doc.textContent).toContain("four");
  editor.press("Mod-z");
  expect(editor.lines).toEqual(["before x|after"]);
  editor.press("Mod-z");
  expect(view.state.doc.toJSON()).toEqual(start);
});
