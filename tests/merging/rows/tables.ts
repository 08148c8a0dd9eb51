import { block, table } from "../outline.ts";
import type { Act, Row } from "../row.ts";

const grid = table(["a1", "b1", "c1"], ["a2", "b2", "c2"], ["a3", "b3", "c3"]);
const start = [block("p", "alpha"), grid, block("p", "omega")];
const lines = (...middle: string[]) => ["p alpha", ...middle, "p omega"];

/** Each starts at another cell, so that one can still happen after the other has. */
const edits: Record<string, Act> = {
  "adds a row": (p) => p.after("c2").do("addRow"),
  "adds a column": (p) => p.after("b3").do("addColumn"),
  "deletes a row": (p) => p.after("a2").do("deleteRow"),
  "deletes a column": (p) => p.after("b1").do("deleteColumn"),
  "moves a row": (p) => p.after("c2").do("moveRowDown"),
  "moves a column": (p) => p.after("b3").do("moveColumnRight"),
  "types in a cell": (p) => p.after("b2").type("X"),
  "deletes the table": (p) => p.after("c3").do("deleteTable"),
};

const kept =
  "What somebody typed keeps its cell, row and column alive; the rest of what was deleted stays deleted.";

const between =
  "What was added keeps its place between its neighbours; what was moved goes beside the one it was moved over.";

/** Pairs whose outcome is not simply one after the other. */
const special: Record<string, Partial<Row>> = {
  "deletes a row ‖ deletes a row": { expect: [lines("table a1|b1|c1 / a3|b3|c3")], serial: false },
  "deletes a column ‖ deletes a column": { expect: [lines("table a1|c1 / a2|c2 / a3|c3")], serial: false },
  "moves a row ‖ moves a row": { expect: [lines("table a1|b1|c1 / a3|b3|c3 / a2|b2|c2")], serial: false },
  "moves a column ‖ moves a column": {
    expect: [lines("table a1|c1|b1 / a2|c2|b2 / a3|c3|b3")],
    serial: false,
  },
  "adds a row ‖ moves a row": {
    expect: [lines("table a1|b1|c1 / || / a3|b3|c3 / a2|b2|c2")],
    choice: between,
  },
  "adds a column ‖ moves a column": {
    expect: [lines("table a1||c1|b1 / a2||c2|b2 / a3||c3|b3")],
    choice: between,
  },
  "deletes the table ‖ deletes the table": { expect: [lines()], serial: false },
  "deletes a row ‖ types in a cell": {
    expect: [lines("table a1|b1|c1 / |X| / a3|b3|c3"), lines("table a1|b1|c1 / a2|b2X|c2 / a3|b3|c3")],
    mayReturn: true,
    choice: kept,
  },
  "deletes a column ‖ types in a cell": {
    expect: [lines("table a1||c1 / a2|X|c2 / a3||c3"), lines("table a1|b1|c1 / a2|b2X|c2 / a3|b3|c3")],
    mayReturn: true,
    choice: kept,
  },
  "types in a cell ‖ deletes the table": {
    expect: [
      lines("table X"),
      lines("table || / |X| / ||"),
      lines("table a1|b1|c1 / a2|b2X|c2 / a3|b3|c3"),
      lines("p X"),
    ],
    mayReturn: true,
    choice: kept,
  },
};

const pairs = Object.keys(edits).flatMap((one, index, all) =>
  all.slice(index).map((other) => [one, other] as const),
);

export const tableRows: readonly Row[] = [
  ...pairs.map(([one, other]) => ({
    group: "Tables",
    name: `${one} ‖ ${other}`,
    start,
    phases: [{ a: edits[one] ?? nothing, b: edits[other] ?? nothing }],
    expect: [],
    ...special[`${one} ‖ ${other}`],
  })),
  {
    group: "Tables",
    name: "adds a column ‖ adds a row, five rounds",
    start: [block("p", "alpha"), table(["a1", "b1"], ["a2", "b2"]), block("p", "omega")],
    phases: Array.from({ length: 5 }, () => ({
      a: (p) => p.after("b1").do("addColumn"),
      b: (p) => p.after("b1").do("addRow"),
    })),
    expect: [],
  },
  {
    group: "Tables",
    name: "types in a cell ‖ types in another",
    start,
    phases: [{ a: (p) => p.after("b2").type("X"), b: (p) => p.after("c3").type("Y") }],
    expect: [lines("table a1|b1|c1 / a2|b2X|c2 / a3|b3|c3Y")],
  },
  {
    group: "Tables",
    name: "adds a row above ‖ types in the paragraph before",
    start,
    phases: [{ a: edits["adds a row"] ?? nothing, b: (p) => p.atEndOf("alpha").type(" X") }],
    expect: [],
  },
  {
    group: "Tables",
    name: "both insert a table at the same place",
    start: [block("p", "alpha"), block("p", "omega")],
    phases: [
      { a: (p) => p.atEndOf("alpha").do("insertTable"), b: (p) => p.atEndOf("alpha").do("insertTable") },
    ],
    expect: [],
  },
];

function nothing(): void {
  throw new Error("a pair names an edit that does not exist");
}
