import { type Node, Slice } from "prosemirror-model";
import { EditorState, TextSelection } from "prosemirror-state";
import { describe, expect, test } from "vitest";
import { selectionAcrossTables } from "../../plugins/selection-across-tables.ts";
import { schema } from "../../schema/schema.ts";

const block = (text: string) => schema.node("block", null, text === "" ? [] : [schema.text(text)]);
const cell = (text: string) => schema.node("table_cell", null, text.split("/").map(block));
const table = (...rows: string[]) =>
  schema.node(
    "table",
    null,
    rows.map((row) => schema.node("table_row", null, row.split(" ").map(cell))),
  );
const content = [
  block("mnop"),
  block("qrst"),
  table("aa bb", "cc dd/DD"),
  block("uvwx"),
  table("ee ff"),
  block("yz"),
];

function lines(doc: Node): string[] {
  return doc.children.map((node) => {
    if (node.isTextblock) return node.textContent;
    const rows = node.children.map((row) =>
      row.children.map((each) => each.children.map((line) => line.textContent).join("/")).join(" "),
    );
    return `[${rows.join("|")}]`;
  });
}

/** Selects from before the first `from` to behind the first `to`, as the editor would. */
function select(from: string, to: string): EditorState {
  const state = EditorState.create({
    doc: schema.node("doc", null, content),
    plugins: [selectionAcrossTables()],
  });
  const find = (text: string): number => {
    let found = -1;
    state.doc.descendants((node, pos) => {
      const index = found < 0 ? (node.text ?? "").indexOf(text) : -1;
      if (index >= 0) found = pos + index;
    });
    return found;
  };
  const selection = TextSelection.create(state.doc, find(from), find(to) + to.length);
  return state.apply(state.tr.setSelection(selection));
}

function after(from: string, to: string): string[] {
  const state = select(from, to);
  const { doc, selection } = state.apply(state.tr.deleteSelection());
  doc.check();
  expect(selection.from).toBe(state.selection.from);
  return lines(doc);
}

describe("deleting over a table's border", () => {
  test.each([
    ["into a table", "op", "a", ["mn", "[a bb|cc dd/DD]", "uvwx", "[ee ff]", "yz"]],
    ["out of a table", "D", "uv", ["mnop", "qrst", "[aa bb|cc dd/]", "wx", "[ee ff]", "yz"]],
    [
      "out of a table, from the first of two blocks",
      "dd",
      "uv",
      ["mnop", "qrst", "[aa bb|cc ]", "wx", "[ee ff]", "yz"],
    ],
    ["within one row", "aa", "b", ["mnop", "qrst", "[ b|cc dd/DD]", "uvwx", "[ee ff]", "yz"]],
    ["over rows", "bb", "cc", ["mnop", "qrst", "[aa | dd/DD]", "uvwx", "[ee ff]", "yz"]],
    ["into the second block of a cell", "cc", "D", ["mnop", "qrst", "[aa bb| D]", "uvwx", "[ee ff]", "yz"]],
    ["from one table into another", "cc", "ee", ["mnop", "qrst", "[aa bb| ]", "[ ff]", "yz"]],
    ["over a whole table", "st", "uv", ["mnop", "qrwx", "[ee ff]", "yz"]],
    ["over a whole table into another", "st", "ee", ["mnop", "qr", "[ ff]", "yz"]],
  ])("%s", (_, from, to, expected) => {
    expect(after(from, to)).toEqual(expected);
  });

  test("what is typed or pasted instead stands where the selection began", () => {
    const typed = select("st", "cc");
    expect(lines(typed.apply(typed.tr.insertText("XY")).doc).slice(1, 3)).toEqual(["qrXY", "[ | dd/DD]"]);
    const pasted = select("ee", "y");
    const slice = new Slice(schema.node("doc", null, [block("one"), block("two")]).content, 1, 1);
    expect(lines(pasted.apply(pasted.tr.replaceSelection(slice)).doc).slice(4)).toEqual(["[one/two ]", "z"]);
  });

  test("the selection keeps its kind through others' changes, and loses it with the border", () => {
    const state = select("st", "aa");
    const shifted = state.apply(state.tr.insertText("X", 1));
    expect(lines(shifted.apply(shifted.tr.deleteSelection()).doc).slice(0, 3)).toEqual([
      "Xmnop",
      "qr",
      "[ bb|cc dd/DD]",
    ]);
    const { from } = shifted.selection;
    const inside = shifted.apply(shifted.tr.setSelection(TextSelection.create(shifted.doc, from, from + 1)));
    expect(lines(inside.apply(inside.tr.deleteSelection()).doc)[1]).toBe("qrt");
  });
});
