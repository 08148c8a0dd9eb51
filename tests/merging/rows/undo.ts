import { block, table } from "../outline.ts";
import type { Act, Row } from "../row.ts";
import { around, fox, threeParagraphs } from "./words.ts";

const undo: Act = (p) => p.do("undo");
const redo: Act = (p) => p.do("redo");

/** What A does and takes back. */
const steps: Record<string, Act> = {
  typing: (p) => p.after("The").type(" ONE"),
  "deleting a word": (p) => p.select("brown ").press("Backspace"),
  Enter: (p) => p.before("brown").press("Enter"),
  "a join": (p) => p.atStartOf("fox").press("Backspace"),
  "a heading": (p) => p.after("quick").do("kind", "h2"),
  "a list item": (p) => p.after("quick").do("kind", "ul"),
  "an indent": (p) => p.after("quick").do("indent"),
  bold: (p) => p.select("quick", "brown").do("mark", "b"),
  "a move": (p) => p.after("quick").do("moveUp"),
  "a divider": (p) => p.atEndOf("beta").do("divider"),
  "a paste": (p) => p.after("The").paste("first", "second"),
};

/** Kinds of block: an Enter that crosses their undoing has already made a second block of that kind. */
const kinds = new Map([
  ["a heading", "h2"],
  ["a list item", "ul"],
  ["an indent", "p>"],
]);

/** What B does in the same block meanwhile. */
const edits: Record<string, Act> = {
  "types in the block": (p) => p.after("fox").type(" TYPED"),
  "Enter in the block": (p) => p.before("jumps").press("Enter"),
  "makes a word bold": (p) => p.select("jumps").do("mark", "b"),
};

const crossings: Row[] = Object.entries(steps).flatMap(([step, act]) =>
  Object.entries(edits).map(([edit, other]) => ({
    group: "Undo",
    name: `undoes ${step} ‖ ${edit}`,
    start: threeParagraphs,
    phases: [{ a: act }, { a: undo, b: other }],
    asIf: [{ b: other }],
    serial: false,
    ...(kinds.has(step) && edit === "Enter in the block"
      ? afterEnter(kinds.get(step) ?? "p")
      : { expect: [] }),
  })),
);

const afterwards: Row[] = Object.entries(steps).map(([step, act]) => ({
  group: "Undo",
  name: `undoes ${step} after the other typed in the block`,
  start: threeParagraphs,
  phases: [{ a: act }, { b: edits["types in the block"] ?? undo }, { a: undo }],
  asIf: [{ b: edits["types in the block"] ?? undo }],
  serial: false,
  expect: [],
}));

const redone: Row[] = Object.entries(steps).map(([step, act]) => ({
  group: "Undo",
  name: `undoes ${step} ‖ types in the block, then redoes it`,
  start: threeParagraphs,
  phases: [{ a: act }, { a: undo, b: edits["types in the block"] ?? undo }, { a: redo }],
  asIf: [{ a: act }, { b: edits["types in the block"] ?? undo }],
  serial: false,
  expect: [],
}));

/** What both do; they meet, and both take it back. */
const shared: Record<string, Act | undefined> = {
  "delete the same word": steps["deleting a word"],
  "press Enter at the same place": steps.Enter,
  "join the same block": steps["a join"],
  "make it a heading": steps["a heading"],
  "make the same words bold": steps.bold,
  "move the same block": steps["a move"],
  "delete the same block": (p) => p.after("quick").do("deleteBlock"),
};

const both: Row[] = Object.entries(shared).map(([name, act = undo]) => ({
  group: "Undo",
  name: `both ${name}, both undo`,
  start: threeParagraphs,
  phases: [
    { a: act, b: act },
    { a: undo, b: undo },
  ],
  expect: [around(`p ${fox}`)],
  serial: false,
}));

/** Both mark words that overlap, and know of each other; one takes it back. The words in both are still the other's. */
const overlapping: Row[] = (["b", "i"] as const).map((mark) => ({
  group: "Undo",
  name: `both make words that overlap ${mark === "b" ? "bold" : "italic"}, one undoes`,
  start: threeParagraphs,
  phases: [
    {
      a: (p) => p.select("quick", "brown").do("mark", mark),
      b: (p) => p.select("brown", "fox").do("mark", mark),
    },
    { a: undo },
  ],
  expect: [around(`p The quick <${mark}>brown fox</${mark}> jumps`)],
  serial: false,
}));

const grid = [block("p", "alpha"), table(["a1", "b1"], ["a2", "b2"]), block("p", "omega")];
const tableSteps: Record<string, Act> = {
  "adding a row": (p) => p.after("b1").do("addRow"),
  "adding a column": (p) => p.after("a2").do("addColumn"),
  "deleting a row": (p) => p.after("a2").do("deleteRow"),
  "deleting a column": (p) => p.after("b2").do("deleteColumn"),
  "moving a row": (p) => p.after("b1").do("moveRowDown"),
  "deleting the table": (p) => p.after("b2").do("deleteTable"),
};

const tables: Row[] = Object.entries(tableSteps).flatMap(([step, act]) => [
  {
    group: "Undo",
    name: `undoes ${step} ‖ types in the paragraph before`,
    start: grid,
    phases: [{ a: act }, { a: undo, b: (p) => p.atEndOf("alpha").type(" X") }],
    asIf: [{ b: (p) => p.atEndOf("alpha").type(" X") }],
    serial: false,
    expect: [],
  },
  ...(step === "deleting the table"
    ? []
    : [
        {
          group: "Undo",
          name: `undoes ${step} ‖ types in a cell`,
          start: grid,
          phases: [{ a: act }, { a: undo, b: (p) => p.after("a1").type("X") }],
          asIf: [{ b: (p) => p.after("a1").type("X") }],
          serial: false,
          expect: [],
        } satisfies Row,
      ]),
]);

export const undoRows: readonly Row[] = [
  {
    group: "Undo",
    name: "undoes deleting a block ‖ types in the one before",
    start: threeParagraphs,
    phases: [
      { a: (p) => p.after("quick").do("deleteBlock") },
      { a: undo, b: (p) => p.atEndOf("gamma").type(" TYPED") },
    ],
    asIf: [{ b: (p) => p.atEndOf("gamma").type(" TYPED") }],
    serial: false,
    expect: [],
  },
  {
    group: "Undo",
    name: "deletes a block ‖ types in it, then undoes the deletion",
    start: threeParagraphs,
    phases: [
      { a: (p) => p.after("quick").do("deleteBlock"), b: (p) => p.after("fox").type(" TYPED") },
      { a: undo },
    ],
    asIf: [{ b: (p) => p.after("fox").type(" TYPED") }],
    serial: false,
    expect: [],
  },
  {
    group: "Undo",
    name: "deletes a word ‖ types inside it, then undoes the deletion",
    start: threeParagraphs,
    phases: [
      { a: (p) => p.select("brown").press("Backspace"), b: (p) => p.after("bro").type("TYPED") },
      { a: undo },
    ],
    asIf: [{ b: (p) => p.after("bro").type("TYPED") }],
    serial: false,
    expect: [],
  },
  ...overlapping,
  ...both,
  ...afterwards,
  ...crossings,
  ...redone,
  ...tables,
];

function afterEnter(kind: string): Pick<Row, "expect" | "equallyGood" | "choice"> {
  return {
    expect: [
      around("p The quick brown fox", `${kind} jumps`),
      around(`${kind} The quick brown fox`, "p jumps"),
    ],
    equallyGood: 0,
    choice: "The block that Enter made was made of that kind by its author; A takes back only what A did.",
  };
}
