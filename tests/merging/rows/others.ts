/** Paste, dividers, several letters at one caret, three people at once, and an older program. */
import { block } from "../outline.ts";
import type { Row } from "../row.ts";
import { alpha, around, fox, omega, threeParagraphs } from "./words.ts";

const row = (group: string, name: string, phases: Row["phases"], more: Partial<Row> = {}): Row => ({
  group,
  name,
  start: threeParagraphs,
  phases,
  expect: [],
  ...more,
});

const letterByLetter = (one: string, two: string, needle: string): Row["phases"] =>
  Array.from(one, (letter, index) => ({
    a: (p) => (index === 0 ? p.after(needle).type(letter) : p.type(letter)),
    b: (p) => (index === 0 ? p.after(needle).type(two[index] ?? "") : p.type(two[index] ?? "")),
  }));

export const typingRows: readonly Row[] = [
  row("Typing", "both type at the same place while connected", letterByLetter("abcd", "wxyz", "brown"), {
    expect: [around("p The quick brownabcdwxyz fox jumps"), around("p The quick brownwxyzabcd fox jumps")],
    equallyGood: 2,
    serial: false,
  }),
  row(
    "Typing",
    "both type at the end of the same paragraph while connected",
    letterByLetter("abcd", "wxyz", "jumps"),
    {
      expect: [around(`p ${fox}abcdwxyz`), around(`p ${fox}wxyzabcd`)],
      equallyGood: 2,
      serial: false,
    },
  ),
  row(
    "Typing",
    "both type into an empty block while connected",
    [
      { a: (p) => p.atEndOf("jumps").press("Enter").type("a"), b: () => {} },
      { a: (p) => p.type("b"), b: (p) => p.atStartOf("a").atEndOf("jumps").press("Enter").type("w") },
      { a: (p) => p.type("c"), b: (p) => p.type("x") },
      { a: (p) => p.type("d"), b: (p) => p.type("y") },
    ],
    {
      start: [block("p", "jumps"), block("p", "xi")],
      expect: [["p jumps", "p wxy", "p abcd", "p xi"]],
      serial: false,
    },
  ),
  row(
    "Typing",
    "both type at the same place while apart",
    [{ a: (p) => p.after("brown").type("abcd"), b: (p) => p.after("brown").type("wxyz") }],
    {
      expect: [around("p The quick brownabcdwxyz fox jumps"), around("p The quick brownwxyzabcd fox jumps")],
      equallyGood: 2,
      serial: false,
    },
  ),
  row(
    "Typing",
    "both write on while a third presses Enter before them",
    [
      { a: (p) => p.after("fox").type("a"), b: (p) => p.after("jumps").type("w") },
      { a: (p) => p.type("b"), b: (p) => p.type("x"), c: (p) => p.before("brown").press("Enter") },
      { a: (p) => p.type("c"), b: (p) => p.type("y") },
    ],
    { expect: [around("p The quick", "p brown foxabc jumpswxy")], serial: false },
  ),
  row(
    "Typing",
    "writes on while the other makes it a heading",
    [
      { a: (p) => p.after("fox").type("a") },
      { a: (p) => p.type("b"), b: (p) => p.after("quick").do("kind", "h2") },
      { a: (p) => p.type("c") },
    ],
    { expect: [around("h2 The quick brown foxabc jumps")], serial: false },
  ),
  row(
    "Typing",
    "writes on while the other moves the block",
    [
      { a: (p) => p.after("fox").type("a") },
      { a: (p) => p.type("b"), b: (p) => p.after("quick").do("moveUp") },
      { a: (p) => p.type("c") },
    ],
    { expect: [["p The quick brown foxabc jumps", `p ${alpha}`, `p ${omega}`]], serial: false },
  ),
];

export const pasteRows: readonly Row[] = [
  row("Paste", "pastes two paragraphs ‖ types in the block", [
    { a: (p) => p.before("brown").paste("first", "second"), b: (p) => p.after("fox").type(" TYPED") },
  ]),
  row(
    "Paste",
    "pastes ‖ pastes at the same place",
    [{ a: (p) => p.before("brown").paste("first"), b: (p) => p.before("brown").paste("other") }],
    {
      expect: [
        around("p The quick firstotherbrown fox jumps"),
        around("p The quick otherfirstbrown fox jumps"),
      ],
      equallyGood: 2,
      serial: false,
    },
  ),
  row("Paste", "pastes two paragraphs ‖ Enter in the block", [
    { a: (p) => p.before("brown").paste("first", "second"), b: (p) => p.before("fox").press("Enter") },
  ]),
  row(
    "Paste",
    "pastes over a word ‖ types inside it",
    [{ a: (p) => p.select("brown").paste("pasted"), b: (p) => p.after("bro").type("TYPED") }],
    {
      expect: [around("p The quick pastedTYPED fox jumps"), around("p The quick TYPEDpasted fox jumps")],
      equallyGood: 2,
    },
  ),
  row("Paste", "pastes two paragraphs ‖ makes it a heading", [
    { a: (p) => p.before("brown").paste("first", "second"), b: (p) => p.after("fox").do("kind", "h2") },
  ]),
];

const divided = [block("p", "alpha"), block("hr"), block("p", "omega")];

export const atomRows: readonly Row[] = [
  row("Dividers", "inserts a divider ‖ types in the block before", [
    { a: (p) => p.atEndOf("jumps").do("divider"), b: (p) => p.after("fox").type(" TYPED") },
  ]),
  row(
    "Dividers",
    "inserts a divider ‖ Enter at the same place",
    [{ a: (p) => p.atEndOf("jumps").do("divider"), b: (p) => p.atEndOf("jumps").press("Enter") }],
    { serial: true, expect: [] },
  ),
  row("Dividers", "inserts a divider ‖ moves the block before", [
    { a: (p) => p.atEndOf("jumps").do("divider"), b: (p) => p.after("quick").do("moveUp") },
  ]),
  row(
    "Dividers",
    "deletes a divider ‖ types beside it",
    [
      {
        a: (p) => p.selectAtomAfter("alpha").press("Backspace"),
        b: (p) => p.atEndOf("alpha").type(" TYPED"),
      },
    ],
    { start: divided, expect: [["p alpha TYPED", "p omega"]] },
  ),
  row(
    "Dividers",
    "deletes a divider ‖ deletes it too",
    [
      {
        a: (p) => p.selectAtomAfter("alpha").press("Backspace"),
        b: (p) => p.selectAtomAfter("alpha").press("Backspace"),
      },
    ],
    { start: divided, expect: [["p alpha", "p omega"]], serial: false },
  ),
  row(
    "Dividers",
    "deletes a divider ‖ makes the block before a heading",
    [
      {
        a: (p) => p.selectAtomAfter("alpha").press("Backspace"),
        b: (p) => p.after("alpha").do("kind", "h2"),
      },
    ],
    { start: divided, expect: [["h2 alpha", "p omega"]] },
  ),
];

export const threePeopleRows: readonly Row[] = [
  row(
    "Three people",
    "Enter ‖ Enter ‖ types",
    [
      {
        a: (p) => p.before("quick").press("Enter"),
        b: (p) => p.before("fox").press("Enter"),
        c: (p) => p.after("brown").type(" TYPED"),
      },
    ],
    { expect: [around("p The", "p quick brown TYPED", "p fox jumps")] },
  ),
  row(
    "Three people",
    "all type at the same place",
    [
      {
        a: (p) => p.after("brown").type("aa"),
        b: (p) => p.after("brown").type("bb"),
        c: (p) => p.after("brown").type("cc"),
      },
    ],
    {
      expect: ["aabbcc", "aaccbb", "bbaacc", "bbccaa", "ccaabb", "ccbbaa"].map((all) =>
        around(`p The quick brown${all} fox jumps`),
      ),
      equallyGood: 6,
      serial: false,
    },
  ),
  row(
    "Three people",
    "all move the same block",
    [
      {
        a: (p) => p.after("quick").do("moveUp"),
        b: (p) => p.after("quick").do("moveUp"),
        c: (p) => p.after("quick").do("moveDown"),
      },
    ],
    {
      expect: [
        [`p ${fox}`, `p ${alpha}`, `p ${omega}`],
        [`p ${alpha}`, `p ${omega}`, `p ${fox}`],
      ],
      serial: false,
      choice: "One of the places wins, the same for all.",
    },
  ),
  row(
    "Three people",
    "join ‖ heading ‖ types",
    [
      {
        a: (p) => p.atStartOf("fox").press("Backspace"),
        b: (p) => p.after("quick").do("kind", "h2"),
        c: (p) => p.after("fox").type(" TYPED"),
      },
    ],
    {
      expect: [
        [`p ${alpha}The quick brown fox TYPED jumps`, `p ${omega}`],
        [`h2 ${alpha}The quick brown fox TYPED jumps`, `p ${omega}`],
      ],
      serial: false,
    },
  ),
  row(
    "Three people",
    "moves ‖ Enter ‖ types",
    [
      {
        a: (p) => p.after("quick").do("moveUp"),
        b: (p) => p.before("brown").press("Enter"),
        c: (p) => p.after("fox").type(" TYPED"),
      },
    ],
    { expect: [["p The quick", "p brown fox TYPED jumps", `p ${alpha}`, `p ${omega}`]], serial: false },
  ),
  row(
    "Three people",
    "deletes the block ‖ moves it ‖ types in it",
    [
      {
        a: (p) => p.after("quick").do("deleteBlock"),
        b: (p) => p.after("quick").do("moveUp"),
        c: (p) => p.after("fox").type("TYPED"),
      },
    ],
    {
      expect: [
        ["p TYPED", `p ${alpha}`, `p ${omega}`],
        around("p TYPED"),
        ["p The quick brown foxTYPED jumps", `p ${alpha}`, `p ${omega}`],
      ],
      mayReturn: true,
      serial: false,
    },
  ),
];

export const olderRows: readonly Row[] = [
  row(
    "Versions",
    "an older program opens a document with a newer block and types",
    [{ b: (p) => p.atEndOf("alpha").type(" TYPED") }],
    {
      start: divided,
      older: "b",
      expect: [
        ["p alpha TYPED", "hr", "p omega"],
        ["p alpha", "hr", "p omega"],
      ],
      serial: false,
    },
  ),
];
