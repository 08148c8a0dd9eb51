import { block } from "../outline.ts";
import type { Row } from "../row.ts";
import { alpha, around, fox, omega, threeParagraphs } from "./words.ts";

const row = (name: string, a: Row["phases"][number], more: Partial<Row> = {}): Row => ({
  group: "Marks",
  name,
  start: threeParagraphs,
  phases: [a],
  expect: [],
  ...more,
});

const boldStart = [
  block("p", alpha),
  {
    kind: "p",
    indent: 0,
    spans: [
      { text: "The ", marks: [] },
      { text: "quick brown", marks: ["b"] },
      { text: " fox jumps", marks: [] },
    ],
  },
  block("p", omega),
];

export const markRows: readonly Row[] = [
  row(
    "bold ‖ types inside",
    {
      a: (p) => p.select("quick", "fox").do("mark", "b"),
      b: (p) => p.after("brown").type("TYPED"),
    },
    {
      expect: [
        around("p The <b>quick brownTYPED fox</b> jumps"),
        around("p The <b>quick brown</b>TYPED<b> fox</b> jumps"),
      ],
    },
  ),
  row(
    "bold ‖ bold of an overlapping range",
    {
      a: (p) => p.select("quick", "brown").do("mark", "b"),
      b: (p) => p.select("brown", "fox").do("mark", "b"),
    },
    { expect: [around("p The <b>quick brown fox</b> jumps")], serial: false },
  ),
  row(
    "bold ‖ italic of an overlapping range",
    {
      a: (p) => p.select("quick", "brown").do("mark", "b"),
      b: (p) => p.select("brown", "fox").do("mark", "i"),
    },
    { expect: [around("p The <b>quick </b><b><i>brown</i></b><i> fox</i> jumps")] },
  ),
  row(
    "bold ‖ Enter inside",
    {
      a: (p) => p.select("quick", "fox").do("mark", "b"),
      b: (p) => p.before("brown").press("Enter"),
    },
    { expect: [around("p The <b>quick </b>", "p <b>brown fox</b> jumps")] },
  ),
  row(
    "bold over two blocks ‖ joins them",
    {
      a: (p) => p.select("gamma", "quick").do("mark", "b"),
      b: (p) => p.atStartOf("fox").press("Backspace"),
    },
    { expect: [["p alpha beta <b>gammaThe quick</b> brown fox jumps", `p ${omega}`]] },
  ),
  row(
    "bold ‖ deletes part of it",
    {
      a: (p) => p.select("quick", "fox").do("mark", "b"),
      b: (p) => p.select("brown ").press("Backspace"),
    },
    { expect: [around("p The <b>quick fox</b> jumps")] },
  ),
  row(
    "bold ‖ heading",
    {
      a: (p) => p.select("brown").do("mark", "b"),
      b: (p) => p.after("fox").do("kind", "h2"),
    },
    { expect: [around("h2 The quick <b>brown</b> fox jumps")] },
  ),
  row(
    "bold ‖ move",
    {
      a: (p) => p.select("brown").do("mark", "b"),
      b: (p) => p.after("fox").do("moveUp"),
    },
    { expect: [["p The quick <b>brown</b> fox jumps", `p ${alpha}`, `p ${omega}`]] },
  ),
  row(
    "no longer bold ‖ types inside",
    {
      a: (p) => p.select("quick brown").do("mark", "b"),
      b: (p) => p.after("quick").type("TYPED"),
    },
    {
      start: boldStart,
      expect: [around("p The quickTYPED brown fox jumps"), around("p The quick<b>TYPED</b> brown fox jumps")],
      choice: "The letter was typed as bold, and nobody made that letter plain: either reading is fair.",
    },
  ),
  row(
    "no longer bold ‖ Enter inside",
    {
      a: (p) => p.select("quick brown").do("mark", "b"),
      b: (p) => p.before("brown").press("Enter"),
    },
    { start: boldStart, expect: [around("p The quick", "p brown fox jumps")] },
  ),
  row(
    "types at the end of bold ‖ no longer bold",
    {
      a: (p) => p.after("quick brown").type("TYPED"),
      b: (p) => p.select("quick brown").do("mark", "b"),
    },
    {
      start: boldStart,
      expect: [around("p The quick brownTYPED fox jumps"), around("p The quick brown<b>TYPED</b> fox jumps")],
    },
  ),
  row(
    "link ‖ types inside",
    {
      a: (p) => p.select("quick", "fox").do("link", "https://example.org/"),
      b: (p) => p.after("brown").type("TYPED"),
    },
    {
      expect: [
        around("p The <a>quick brownTYPED fox</a> jumps"),
        around("p The <a>quick brown</a>TYPED<a> fox</a> jumps"),
      ],
    },
  ),
  row(
    "link ‖ Enter inside",
    {
      a: (p) => p.select("quick", "fox").do("link", "https://example.org/"),
      b: (p) => p.before("brown").press("Enter"),
    },
    { expect: [around("p The <a>quick </a>", "p <a>brown fox</a> jumps")] },
  ),
  row(
    "both make the same word bold",
    {
      a: (p) => p.select("brown").do("mark", "b"),
      b: (p) => p.select("brown").do("mark", "b"),
    },
    { expect: [around("p The quick <b>brown</b> fox jumps")], serial: false },
  ),
  row(
    "a remark on “fox” ‖ Enter before it",
    {
      a: (p) => p.remark("fox"),
      b: (p) => p.before("brown").press("Enter"),
    },
    { group: "Remarks" },
  ),
  row(
    "a remark on “fox” ‖ joins its block with the one before",
    {
      a: (p) => p.remark("fox"),
      b: (p) => p.atStartOf("fox").press("Backspace"),
    },
    { group: "Remarks" },
  ),
  row(
    "a remark on “fox” ‖ heading",
    {
      a: (p) => p.remark("fox"),
      b: (p) => p.after("quick").do("kind", "h2"),
    },
    { group: "Remarks" },
  ),
  row(
    "a remark on “fox” ‖ moves the block",
    {
      a: (p) => p.remark("fox"),
      b: (p) => p.after("quick").do("moveUp"),
    },
    { group: "Remarks" },
  ),
  row(
    "a remark on “fox” ‖ types right before it",
    {
      a: (p) => p.remark("fox"),
      b: (p) => p.before("fox").type("TYPED "),
    },
    { group: "Remarks", expect: [around("p The quick brown TYPED fox jumps")] },
  ),
  row(
    "a remark on “fox”, the block is deleted and the deletion undone",
    { a: (p) => p.remark("fox") },
    {
      group: "Remarks",
      phases: [
        { a: (p) => p.remark("fox") },
        { b: (p) => p.after("quick").do("deleteBlock") },
        { b: (p) => p.do("undo") },
      ],
      expect: [around(`p ${fox}`)],
    },
  ),
];
