/** Enter, Backspace, kinds, moves and deletions of blocks, crossed with typing and with each other. */
import type { Row } from "../row.ts";
import { alpha, around, fox, omega, threeParagraphs } from "./words.ts";

const row = (name: string, a: Row["phases"][number], more: Partial<Row> = {}): Row => ({
  group: "Blocks",
  name,
  start: threeParagraphs,
  phases: [a],
  expect: [],
  ...more,
});

const typed = "The quick brown fox TYPED jumps";

export const blockRows: readonly Row[] = [
  row(
    "paragraph → heading ‖ types in it",
    { a: (p) => p.after("quick").do("kind", "h2"), b: (p) => p.after("fox").type(" TYPED") },
    { expect: [around(`h2 ${typed}`)] },
  ),
  row(
    "paragraph → list item ‖ types in it",
    { a: (p) => p.after("quick").do("kind", "ul"), b: (p) => p.after("fox").type(" TYPED") },
    { expect: [around(`ul ${typed}`)] },
  ),
  row(
    "paragraph → quote ‖ types in it",
    { a: (p) => p.after("quick").do("kind", "quote"), b: (p) => p.after("fox").type(" TYPED") },
    { expect: [around(`quote ${typed}`)] },
  ),
  row(
    "indents ‖ types in it",
    { a: (p) => p.after("quick").do("indent"), b: (p) => p.after("fox").type(" TYPED") },
    { expect: [around(`p> ${typed}`)] },
  ),
  row(
    "both quote the same block",
    { a: (p) => p.after("quick").do("kind", "quote"), b: (p) => p.after("fox").do("kind", "quote") },
    { expect: [around(`quote ${fox}`)], serial: false },
  ),
  row(
    "both make it a list item",
    { a: (p) => p.after("quick").do("kind", "ul"), b: (p) => p.after("fox").do("kind", "ul") },
    { expect: [around(`ul ${fox}`)], serial: false },
  ),
  row(
    "both indent the same block",
    { a: (p) => p.after("quick").do("indent"), b: (p) => p.after("fox").do("indent") },
    {
      expect: [around(`p> ${fox}`), around(`p>> ${fox}`)],
      serial: false,
      choice: "Both wanted it one step in, and one step in it is.",
    },
  ),
  row(
    "paragraph → heading ‖ paragraph → list item",
    { a: (p) => p.after("quick").do("kind", "h2"), b: (p) => p.after("fox").do("kind", "ul") },
    {
      expect: [around(`h2 ${fox}`), around(`ul ${fox}`)],
      serial: false,
      choice: "A block is one kind; one of the two wins, the same on both sides.",
    },
  ),
  row(
    "Enter before “brown” ‖ types after “fox”",
    { a: (p) => p.before("brown").press("Enter"), b: (p) => p.after("fox").type(" TYPED") },
    { expect: [around("p The quick", "p brown fox TYPED jumps")] },
  ),
  row(
    "Enter before “brown” ‖ types after “The”",
    { a: (p) => p.before("brown").press("Enter"), b: (p) => p.after("The").type(" TYPED") },
    { expect: [around("p The TYPED quick", "p brown fox jumps")] },
  ),
  row(
    "Enter ‖ Enter at the same place",
    { a: (p) => p.before("brown").press("Enter"), b: (p) => p.before("brown").press("Enter") },
    { expect: [around("p The quick", "p", "p brown fox jumps"), around("p The quick", "p brown fox jumps")] },
  ),
  row(
    "Enter before “quick” ‖ Enter before “fox”",
    { a: (p) => p.before("quick").press("Enter"), b: (p) => p.before("fox").press("Enter") },
    { expect: [around("p The", "p quick brown", "p fox jumps")] },
  ),
  row(
    "Enter at the end ‖ Enter at the end",
    { a: (p) => p.atEndOf("jumps").press("Enter"), b: (p) => p.atEndOf("jumps").press("Enter") },
    { expect: [around(`p ${fox}`, "p", "p"), around(`p ${fox}`, "p")] },
  ),
  row(
    "Enter at the end and writes on ‖ the same",
    {
      a: (p) => p.atEndOf("jumps").press("Enter").type("one"),
      b: (p) => p.atEndOf("jumps").press("Enter").type("two"),
    },
    {
      expect: [around(`p ${fox}`, "p one", "p two"), around(`p ${fox}`, "p two", "p one")],
      serial: false,
      equallyGood: 2,
    },
  ),
  row(
    "Backspace at the start (join) ‖ types in the joined block",
    { a: (p) => p.atStartOf("fox").press("Backspace"), b: (p) => p.after("fox").type(" TYPED") },
    { expect: [[`p ${alpha}${typed}`, `p ${omega}`]] },
  ),
  row(
    "Backspace at the start (join) ‖ types at the end of the block before",
    { a: (p) => p.atStartOf("fox").press("Backspace"), b: (p) => p.atEndOf("gamma").type(" TYPED") },
    { expect: [[`p ${alpha} TYPED${fox}`, `p ${omega}`]] },
  ),
  row(
    "join ‖ join of the same block",
    { a: (p) => p.atStartOf("fox").press("Backspace"), b: (p) => p.atStartOf("fox").press("Backspace") },
    { expect: [[`p ${alpha}${fox}`, `p ${omega}`]], serial: false },
  ),
  row(
    "join with the block before ‖ join of the block after",
    { a: (p) => p.atStartOf("fox").press("Backspace"), b: (p) => p.atStartOf("omega").press("Backspace") },
    { expect: [[`p ${alpha}${fox}${omega}`]] },
  ),
  row(
    "join ‖ Enter inside the joined block",
    { a: (p) => p.atStartOf("fox").press("Backspace"), b: (p) => p.before("brown").press("Enter") },
    { expect: [[`p ${alpha}The quick`, "p brown fox jumps", `p ${omega}`]] },
  ),
  row(
    "join ‖ heading",
    { a: (p) => p.atStartOf("fox").press("Backspace"), b: (p) => p.after("fox").do("kind", "h2") },
    {
      expect: [
        [`p ${alpha}${fox}`, `p ${omega}`],
        [`h2 ${alpha}${fox}`, `p ${omega}`],
      ],
      choice: "The block that was joined away takes its kind with it; the one that stays may keep either.",
    },
  ),
  row(
    "join ‖ the block before becomes a heading",
    { a: (p) => p.atStartOf("fox").press("Backspace"), b: (p) => p.after("beta").do("kind", "h2") },
    { expect: [[`h2 ${alpha}${fox}`, `p ${omega}`]] },
  ),
  row(
    "Enter ‖ heading",
    { a: (p) => p.before("brown").press("Enter"), b: (p) => p.after("fox").do("kind", "h2") },
    {
      expect: [
        around("h2 The quick", "h2 brown fox jumps"),
        around("p The quick", "h2 brown fox jumps"),
        around("h2 The quick", "p brown fox jumps"),
      ],
      choice: "The block that was there becomes the heading; what Enter split off is a block of its own.",
    },
  ),
  row(
    "Enter ‖ deletes the word before it",
    { a: (p) => p.before("brown").press("Enter"), b: (p) => p.select("quick ").press("Backspace") },
    { expect: [around("p The", "p brown fox jumps")] },
  ),
  row(
    "Enter ‖ deletes the words around it",
    { a: (p) => p.before("brown").press("Enter"), b: (p) => p.select("quick", "fox").press("Backspace") },
    { expect: [around("p The", "p jumps"), around("p The  jumps")] },
  ),
  row(
    "deletes a word ‖ types inside it",
    { a: (p) => p.select("brown").press("Backspace"), b: (p) => p.after("bro").type("TYPED") },
    { expect: [around("p The quick TYPED fox jumps")] },
  ),
  row(
    "deletes a word ‖ deletes an overlapping word",
    {
      a: (p) => p.select("quick", "brown").press("Backspace"),
      b: (p) => p.select("brown", "fox").press("Backspace"),
    },
    { expect: [around("p The  jumps")], serial: false },
  ),
  row(
    "replaces a word ‖ replaces the same word",
    { a: (p) => p.select("brown").type("red"), b: (p) => p.select("brown").type("grey") },
    {
      expect: [around("p The quick redgrey fox jumps"), around("p The quick greyred fox jumps")],
      serial: false,
      equallyGood: 2,
    },
  ),
  row(
    "deletes from one block into the next ‖ types in what remains",
    { a: (p) => p.select("gamma", "quick").press("Backspace"), b: (p) => p.after("fox").type(" TYPED") },
    { expect: [["p alpha beta  brown fox TYPED jumps", `p ${omega}`]] },
  ),
  row(
    "deletes from one block into the next ‖ types in what goes",
    { a: (p) => p.select("gamma", "quick").press("Backspace"), b: (p) => p.after("The").type("TYPED") },
    { expect: [["p alpha beta TYPED brown fox jumps", `p ${omega}`]] },
  ),
  row(
    "deletes a block ‖ types in it",
    { a: (p) => p.after("quick").do("deleteBlock"), b: (p) => p.after("fox").type("TYPED") },
    {
      expect: [around("p TYPED")],
      choice: "The block goes, what the other typed in it stays, in a block of its own.",
    },
  ),
  row(
    "deletes a block ‖ Enter in it",
    { a: (p) => p.after("quick").do("deleteBlock"), b: (p) => p.before("brown").press("Enter") },
    { expect: [around(), around("p")] },
  ),
  row(
    "deletes a block ‖ joins it with the one before",
    { a: (p) => p.after("quick").do("deleteBlock"), b: (p) => p.atStartOf("fox").press("Backspace") },
    { expect: [around()] },
  ),
  row(
    "deletes a block ‖ deletes the same block",
    { a: (p) => p.after("quick").do("deleteBlock"), b: (p) => p.after("fox").do("deleteBlock") },
    { expect: [around()], serial: false },
  ),
  row(
    "deletes a block ‖ types at the end of the one before",
    { a: (p) => p.after("quick").do("deleteBlock"), b: (p) => p.atEndOf("gamma").type(" TYPED") },
    { expect: [[`p ${alpha} TYPED`, `p ${omega}`]] },
  ),
  row(
    "deletes a block ‖ types at the start of the one after",
    { a: (p) => p.after("quick").do("deleteBlock"), b: (p) => p.atStartOf("omega").type("TYPED ") },
    { expect: [[`p ${alpha}`, `p TYPED ${omega}`]] },
  ),
];

export const moveRows: readonly Row[] = [
  row(
    "moves a block ‖ types in it",
    { a: (p) => p.after("quick").do("moveUp"), b: (p) => p.after("fox").type(" TYPED") },
    { expect: [[`p ${typed}`, `p ${alpha}`, `p ${omega}`]] },
  ),
  row(
    "moves a block ‖ types in the one it passes",
    { a: (p) => p.after("quick").do("moveUp"), b: (p) => p.after("beta").type(" TYPED") },
    { expect: [[`p ${fox}`, "p alpha beta TYPED gamma", `p ${omega}`]] },
  ),
  row(
    "both move the same block up",
    { a: (p) => p.after("quick").do("moveUp"), b: (p) => p.after("fox").do("moveUp") },
    { expect: [[`p ${fox}`, `p ${alpha}`, `p ${omega}`]], serial: false },
  ),
  row(
    "one moves it up ‖ the other moves it down",
    { a: (p) => p.after("quick").do("moveUp"), b: (p) => p.after("fox").do("moveDown") },
    {
      expect: [
        [`p ${fox}`, `p ${alpha}`, `p ${omega}`],
        [`p ${alpha}`, `p ${omega}`, `p ${fox}`],
      ],
      serial: false,
      choice: "It can only be in one place; one of the two wins, the same on both sides.",
    },
  ),
  row(
    "moves a block ‖ moves its neighbour over it",
    { a: (p) => p.after("quick").do("moveUp"), b: (p) => p.after("beta").do("moveDown") },
    { expect: [[`p ${fox}`, `p ${alpha}`, `p ${omega}`], around(`p ${fox}`)], serial: false },
  ),
  row(
    "moves a block ‖ makes it a heading",
    { a: (p) => p.after("quick").do("moveUp"), b: (p) => p.after("fox").do("kind", "h2") },
    { expect: [[`h2 ${fox}`, `p ${alpha}`, `p ${omega}`]] },
  ),
  row(
    "moves a block ‖ makes a word bold",
    { a: (p) => p.after("quick").do("moveUp"), b: (p) => p.select("brown").do("mark", "b") },
    { expect: [["p The quick <b>brown</b> fox jumps", `p ${alpha}`, `p ${omega}`]] },
  ),
  row(
    "moves a block ‖ deletes a word in it",
    { a: (p) => p.after("quick").do("moveUp"), b: (p) => p.select("brown ").press("Backspace") },
    { expect: [["p The quick fox jumps", `p ${alpha}`, `p ${omega}`]] },
  ),
  row(
    "moves a block ‖ Enter in it",
    { a: (p) => p.after("quick").do("moveUp"), b: (p) => p.before("brown").press("Enter") },
    { expect: [["p The quick", "p brown fox jumps", `p ${alpha}`, `p ${omega}`]], serial: false },
  ),
  row(
    "moves a block ‖ joins it with the one before",
    { a: (p) => p.after("quick").do("moveUp"), b: (p) => p.atStartOf("fox").press("Backspace") },
    {
      expect: [
        [`p ${alpha}${fox}`, `p ${omega}`],
        [`p ${fox}`, `p ${alpha}`, `p ${omega}`],
        [`p ${fox}${alpha}`, `p ${omega}`],
      ],
      serial: false,
      choice: "Moved away, there is nothing left to join; joined, there is nothing left to move.",
    },
  ),
  row(
    "moves a block ‖ deletes it",
    { a: (p) => p.after("quick").do("moveUp"), b: (p) => p.after("fox").do("deleteBlock") },
    {
      expect: [[`p ${fox}`, `p ${alpha}`, `p ${omega}`], around()],
      equallyGood: 2,
      mayReturn: true,
      serial: false,
      choice:
        "Deleted is deleted, wherever it was moved to, and undo brings it back there. A copy that stays where it was moved to would be fair too.",
    },
  ),
];
