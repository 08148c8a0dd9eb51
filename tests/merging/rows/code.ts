import { block } from "../outline.ts";
import type { Row } from "../row.ts";
import { around, fox, threeParagraphs } from "./words.ts";

const start = [block("p", "alpha"), block("code", "const one\nvar two\nlet three"), block("p", "omega")];
const lines = (...code: string[]) => ["p alpha", ...code, "p omega"];

const row = (name: string, a: Row["phases"][number], more: Partial<Row> = {}): Row => ({
  group: "Code blocks",
  name,
  start,
  phases: [a],
  expect: [],
  ...more,
});

export const codeRows: readonly Row[] = [
  row(
    "types in one line ‖ types in the next",
    {
      a: (p) => p.after("one").type(" A"),
      b: (p) => p.after("two").type(" B"),
    },
    { expect: [lines("code const one A⏎var two B⏎let three")] },
  ),
  row("Enter in a line ‖ types behind it", {
    a: (p) => p.after("var").press("Enter"),
    b: (p) => p.after("two").type(" B"),
  }),
  row(
    "Enter at the same place",
    {
      a: (p) => p.after("one").press("Enter").type("A"),
      b: (p) => p.after("one").press("Enter").type("B"),
    },
    {
      expect: [lines("code const one⏎A⏎B⏎var two⏎let three"), lines("code const one⏎B⏎A⏎var two⏎let three")],
      equallyGood: 2,
      serial: false,
    },
  ),
  row(
    "joins two lines ‖ types in the second",
    {
      a: (p) => p.before("var").press("Backspace"),
      b: (p) => p.after("two").type(" B"),
    },
    { expect: [lines("code const onevar two B⏎let three")] },
  ),
  row(
    "paragraph → code ‖ types in it",
    {
      a: (p) => p.after("quick").do("kind", "code"),
      b: (p) => p.after("fox").type(" TYPED"),
    },
    { start: threeParagraphs, expect: [around("code The quick brown fox TYPED jumps")] },
  ),
  row(
    "paragraph → code ‖ makes a word bold",
    {
      a: (p) => p.after("quick").do("kind", "code"),
      b: (p) => p.select("brown").do("mark", "b"),
    },
    {
      start: threeParagraphs,
      expect: [around(`code ${fox}`), around("code The quick <b>brown</b> fox jumps")],
    },
  ),
  row(
    "code → paragraph ‖ types in it",
    {
      a: (p) => p.after("one").do("kind", "p"),
      b: (p) => p.after("one").type(" TYPED"),
    },
    { start: [block("p", "alpha"), block("code", "const one"), block("p", "omega")] },
  ),
  row(
    "deletes a line ‖ types in it",
    {
      a: (p) => p.select("var", "two").press("Backspace"),
      b: (p) => p.after("var").type("TYPED"),
    },
    { expect: [lines("code const one⏎TYPED⏎let three")] },
  ),
];
