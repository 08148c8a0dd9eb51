import type { Act, Row } from "../row.ts";
import { alpha, around, fox, omega, threeParagraphs } from "./words.ts";

const undo: Act = (p) => p.do("undo");
const comment: Act = (p) => p.comment("brown fox");

/** What somebody does meanwhile to the words that a comment is being written on, "brown fox", and to what is around them. */
const edits: Record<string, Act> = {
  "types inside it": (p) => p.after("brown").type("TYPED"),
  "types right before it": (p) => p.before("brown").type("TYPED "),
  "types right behind it": (p) => p.after("fox").type(" TYPED"),
  "types at the end of the block": (p) => p.atEndOf("jumps").type(" TYPED"),
  "pastes two paragraphs inside it": (p) => p.after("brown").paste("first", "second"),
  "presses Enter inside it": (p) => p.before("fox").press("Enter"),
  "presses Enter right before it": (p) => p.before("brown").press("Enter"),
  "presses Enter right behind it": (p) => p.after("fox").press("Enter"),
  "joins its block with the one before": (p) => p.atStartOf("fox").press("Backspace"),
  "joins its block with the next": (p) => p.atStartOf("omega").press("Backspace"),
  "makes its block a heading": (p) => p.after("quick").do("kind", "h2"),
  "makes its block a list item": (p) => p.after("quick").do("kind", "ul"),
  "moves the block up": (p) => p.after("quick").do("moveUp"),
  "moves the block down": (p) => p.after("quick").do("moveDown"),
  "makes bold across its edge": (p) => p.select("quick", "brown").do("mark", "b"),
  "deletes its first word": (p) => p.select("brown ").press("Backspace"),
  "deletes its last word": (p) => p.select(" fox").press("Backspace"),
  "deletes across its edge": (p) => p.select("fox", "jumps").press("Backspace"),
  "deletes it": (p) => p.select("brown fox").press("Backspace"),
  "deletes its block": (p) => p.after("quick").do("deleteBlock"),
  "types it anew": (p) => p.select("brown fox").type("brown fox"),
};

const crossings = Object.entries(edits).map(
  ([name, act]): Row => ({
    group: "Comments",
    name: `a comment on two words ‖ ${name}`,
    start: threeParagraphs,
    phases: [{ a: comment, b: act }],
    expect: [],
  }),
);

/** Undone by who did it: the words are as they were, and the comment is on them. */
const undone = Object.entries(edits).map(
  ([name, act]): Row => ({
    group: "Comments",
    name: `a comment on two words; the other ${name} and undoes it`,
    start: threeParagraphs,
    // What was typed over a word is a step of its own, after the word that it replaced.
    phases: [
      { a: comment },
      { b: act },
      { b: name === "types it anew" ? (p) => p.do("undo").do("undo") : undo },
    ],
    expect: [around(`p ${fox}`)],
    serial: false,
  }),
);

const more: readonly Row[] = [
  {
    group: "Comments",
    name: "a comment on two words, deleted ‖ deleted, both undo",
    start: threeParagraphs,
    phases: [
      { a: comment },
      { a: edits["deletes it"] ?? comment, b: edits["deletes it"] ?? comment },
      { a: undo, b: undo },
    ],
    expect: [around(`p ${fox}`)],
    serial: false,
  },
  {
    group: "Comments",
    name: "a comment on two words, its block moved up ‖ moved down",
    start: threeParagraphs,
    phases: [
      { a: comment },
      { a: (p) => p.after("quick").do("moveUp"), b: (p) => p.after("quick").do("moveDown") },
    ],
    expect: [
      [`p ${fox}`, `p ${alpha}`, `p ${omega}`],
      [`p ${alpha}`, `p ${omega}`, `p ${fox}`],
    ],
    equallyGood: 2,
    serial: false,
  },
  {
    group: "Comments",
    name: "a comment on what one has just typed ‖ Enter before it",
    start: threeParagraphs,
    phases: [
      {
        a: (p) => p.after("quick").type(" NEW").comment("NEW"),
        b: (p) => p.before("quick").press("Enter"),
      },
    ],
    expect: [],
  },
  {
    group: "Comments",
    name: "a comment over two blocks ‖ types in both",
    start: threeParagraphs,
    phases: [
      {
        a: (p) => p.comment("beta", "quick"),
        b: (p) => p.after("gam").type("ONE").after("The").type(" TWO"),
      },
    ],
    expect: [],
  },
  {
    group: "Comments",
    name: "a comment over two blocks ‖ joins them",
    start: threeParagraphs,
    phases: [
      { a: (p) => p.comment("beta", "quick"), b: edits["joins its block with the one before"] ?? comment },
    ],
    expect: [],
  },
];

export const commentRows: readonly Row[] = [...crossings, ...undone, ...more];
