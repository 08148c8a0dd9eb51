/** Deleting over the border of a table: from a paragraph into a cell, and from a cell out of the table. */
import { block, table } from "../outline.ts";
import type { Act, Row } from "../row.ts";

const start = [
  block("p", "alpha beta"),
  table(["a1 one", "b1 two"], ["a2 three", "b2 four"]),
  block("p", "omega psi"),
];

const into: Act = (p) => p.select(" beta", "a1").press("Backspace");
const outOf: Act = (p) => p.select(" four", "omega ").press("Backspace");
const left = "p alpha";
const right = "p omega psi";

const row = (name: string, phases: Row["phases"], more: Partial<Row> = {}): Row => ({
  group: "Over a table's border",
  name,
  start,
  phases,
  expect: [],
  ...more,
});

export const acrossTableRows: readonly Row[] = [
  row("deletes into a cell ‖ types in the cell", [{ a: into, b: (p) => p.after("one").type("X") }], {
    expect: [[left, "table oneX|b1 two / a2 three|b2 four", right]],
  }),
  row("deletes into a cell ‖ types in what goes", [{ a: into, b: (p) => p.after("a1").type("X") }], {
    expect: [[left, "table X one|b1 two / a2 three|b2 four", right]],
  }),
  row("deletes into a cell ‖ types in the paragraph", [{ a: into, b: (p) => p.after("alpha").type("X") }], {
    expect: [[`${left}X`, "table one|b1 two / a2 three|b2 four", right]],
  }),
  row("deletes into a cell ‖ deletes into it too", [{ a: into, b: into }], {
    expect: [[left, "table one|b1 two / a2 three|b2 four", right]],
    serial: false,
  }),
  row("deletes into a cell ‖ adds a row", [{ a: into, b: (p) => p.after("b1").do("addRow") }], {
    expect: [[left, "table one|b1 two / | / a2 three|b2 four", right]],
  }),
  row("deletes into a cell ‖ moves the row", [{ a: into, b: (p) => p.after("b1").do("moveRowDown") }], {
    expect: [[left, "table a2 three|b2 four / one|b1 two", right]],
  }),
  row("deletes into a cell ‖ moves the paragraph", [{ a: into, b: (p) => p.after("alpha").do("moveDown") }], {
    expect: [["table one|b1 two / a2 three|b2 four", left, right]],
  }),
  row("deletes into a cell ‖ deletes the table", [{ a: into, b: (p) => p.after("b1").do("deleteTable") }], {
    expect: [[left, right]],
  }),
  row("deletes out of a cell ‖ types in the cell", [{ a: outOf, b: (p) => p.after("b2").type("X") }], {
    expect: [["p alpha beta", "table a1 one|b1 two / a2 three|b2X", "p psi"]],
  }),
  row("deletes out of a cell ‖ types in what goes", [{ a: outOf, b: (p) => p.after("omega").type("X") }], {
    expect: [["p alpha beta", "table a1 one|b1 two / a2 three|b2", "p Xpsi"]],
  }),
  row("deletes out of a cell ‖ deletes into another", [{ a: outOf, b: into }], {
    expect: [[left, "table one|b1 two / a2 three|b2", "p psi"]],
  }),
  row(
    "deletes into a cell, undoes it ‖ types in the cell",
    [{ a: into }, { a: (p) => p.do("undo"), b: (p) => p.after("one").type("X") }],
    { expect: [["p alpha beta", "table a1 oneX|b1 two / a2 three|b2 four", right]] },
  ),
];
