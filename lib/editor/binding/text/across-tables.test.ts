// @vitest-environment happy-dom
/** A deletion over the border of a table (nodes/table/delete-across.ts) crossed with what others do there meanwhile. */
import type { Node } from "prosemirror-model";
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { textSelectionBetween } from "../../nodes/table/across-selection.ts";
import { schema } from "../../schema/schema.ts";
import { block } from "../contract/stage.ts";
import type { Replica } from "../replica.ts";
import { meet as meetAll, pair as pairOn } from "./two-people.ts";

const table = (...rows: string[]) =>
  schema.node(
    "table",
    null,
    rows.map((row) =>
      schema.node(
        "table_row",
        null,
        row.split(" ").map((text) => schema.node("table_cell", null, [block(text)])),
      ),
    ),
  );
const pair = () => pairOn([block("before it"), table("aa bb", "cc dd"), block("behind it")]);

function select(r: Replica, from: number, to: number): void {
  const { tr } = r.view.state;
  r.view.dispatch(tr.setSelection(textSelectionBetween(tr.doc.resolve(from), tr.doc.resolve(to))));
}

function remove(r: Replica, from: number, to: number): void {
  select(r, from, to);
  r.view.dispatch(r.view.state.tr.deleteSelection());
}

function lines(doc: Node): string[] {
  return doc.children.map((node) =>
    node.isTextblock
      ? node.textContent
      : `[${node.children.map((row) => row.children.map((each) => each.textContent).join(" ")).join("|")}]`,
  );
}

function meet(a: Replica, b: Replica): string[] {
  meetAll(a, b);
  return lines(a.view.state.doc);
}

describe("a deletion over a table's border", () => {
  test("writes nothing new: what stays is what it was", () => {
    const [a] = pair();
    const written = Y.getState(a.doc.store, a.doc.clientID);
    remove(a, a.find("it"), a.find("bb", 1));
    expect(lines(a.view.state.doc)).toEqual(["before ", "[ b|cc dd]", "behind it"]);
    remove(a, a.find("dd", 1), a.find("behind", 2));
    expect(lines(a.view.state.doc)).toEqual(["before ", "[ b|cc d]", "hind it"]);
    expect(Y.getState(a.doc.store, a.doc.clientID)).toBe(written);
  });

  test("keeps what another types in the covered cells and beside them", () => {
    const [a, b] = pair();
    remove(a, a.find("it"), a.find("cc", 1));
    b.select(b.find("aa", 1)).type("X");
    b.select(b.find("cc", 2)).type("Y");
    b.select(b.find("before", 6)).type("Z");
    expect(meet(a, b)).toEqual(["beforeZ ", "[X |cY dd]", "behind it"]);
  });

  test("crossed with the same by another, and both undone, leaves one of everything", () => {
    const [a, b] = pair();
    remove(a, a.find("it"), a.find("cc", 1));
    remove(b, b.find("bb", 1), b.find("behind", 2));
    expect(meet(a, b)).toEqual(["before ", "[ | ]", "hind it"]);
    a.undo();
    b.undo();
    expect(meet(a, b)).toEqual(["before it", "[aa bb|cc dd]", "behind it"]);
  });

  test("crossed with a move of the table empties the cells where it now stands", () => {
    const [a, b] = pair();
    remove(a, a.find("it"), a.find("bb", 1));
    const { doc, tr } = b.view.state;
    const [first, moved] = [doc.child(0), doc.child(1)];
    tr.delete(first.nodeSize, first.nodeSize + moved.nodeSize);
    b.view.dispatch(tr.insert(0, moved));
    expect(meet(a, b)).toEqual(["[ b|cc dd]", "before ", "behind it"]);
    a.undo();
    expect(meet(a, b)).toEqual(["[aa bb|cc dd]", "before it", "behind it"]);
  });

  test("is one step of undo, typed or not", () => {
    const [a] = pair();
    select(a, a.find("it"), a.find("bb", 1));
    a.view.dispatch(a.view.state.tr.insertText("Q"));
    expect(lines(a.view.state.doc)).toEqual(["before Q", "[ b|cc dd]", "behind it"]);
    a.undo();
    expect(lines(a.view.state.doc)).toEqual(["before it", "[aa bb|cc dd]", "behind it"]);
    a.redo();
    expect(lines(a.view.state.doc)).toEqual(["before Q", "[ b|cc dd]", "behind it"]);
  });
});

test("two changes at once in one cell stand where they were made", () => {
  const [a] = pair();
  const { tr } = a.view.state;
  tr.insertText("XY", a.find("aa", 1)).insertText("Z", a.find("aa", 4)).insertText("W", a.find("aa"));
  a.view.dispatch(tr);
  expect(lines(a.view.state.doc)).toEqual(["before it", "[WaXYaZ bb|cc dd]", "behind it"]);
});
