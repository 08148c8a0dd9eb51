import { block } from "../outline.ts";
import type { Row } from "../row.ts";

const start = [
  block("p", "alpha"),
  block("ul", "one apple"),
  block("ul", "two pears"),
  block("ul", "three figs"),
  block("p", "omega"),
];
const lines = (...middle: string[]) => ["p alpha", ...middle, "p omega"];

const row = (name: string, a: Row["phases"][number], more: Partial<Row> = {}): Row => ({
  group: "Lists",
  name,
  start,
  phases: [a],
  expect: [],
  ...more,
});

export const listRows: readonly Row[] = [
  row(
    "indents an item ‖ types in it",
    {
      a: (p) => p.after("two").do("indent"),
      b: (p) => p.after("pears").type(" TYPED"),
    },
    { expect: [lines("ul one apple", "ul> two pears TYPED", "ul three figs")] },
  ),
  row(
    "indents an item ‖ types in the item above",
    {
      a: (p) => p.after("two").do("indent"),
      b: (p) => p.after("apple").type(" TYPED"),
    },
    { expect: [lines("ul one apple TYPED", "ul> two pears", "ul three figs")] },
  ),
  row(
    "both indent the same item",
    {
      a: (p) => p.after("two").do("indent"),
      b: (p) => p.after("two").do("indent"),
    },
    { expect: [lines("ul one apple", "ul> two pears", "ul three figs")], serial: false },
  ),
  row(
    "indents an item ‖ indents the next one",
    {
      a: (p) => p.after("two").do("indent"),
      b: (p) => p.after("three").do("indent"),
    },
    { expect: [lines("ul one apple", "ul> two pears", "ul> three figs")] },
  ),
  row(
    "indents an item ‖ Enter in it",
    {
      a: (p) => p.after("two").do("indent"),
      b: (p) => p.after("two").press("Enter"),
    },
    {
      expect: [
        lines("ul one apple", "ul> two", "ul> pears", "ul three figs"),
        lines("ul one apple", "ul two", "ul> pears", "ul three figs"),
        lines("ul one apple", "ul> two", "ul pears", "ul three figs"),
      ],
      choice: "As with a heading: the item that was there is indented, the new one stays where Enter put it.",
    },
  ),
  row(
    "moves an item with another below it ‖ types in that one",
    {
      a: (p) => p.after("two").do("moveUp"),
      b: (p) => p.after("three").type(" TYPED"),
    },
    {
      start: [
        block("ul", "one apple"),
        block("ul", "two pears"),
        block("ul", "three figs", 1),
        block("p", "omega"),
      ],
    },
  ),
  row(
    "outdents a nested item ‖ types in it",
    {
      a: (p) => p.after("two").do("outdent"),
      b: (p) => p.after("pears").type(" TYPED"),
    },
    {
      start: [
        block("p", "alpha"),
        block("ul", "one apple"),
        block("ul", "two pears", 1),
        block("p", "omega"),
      ],
      expect: [lines("ul one apple", "ul two pears TYPED")],
    },
  ),
  row(
    "indents an item ‖ outdents the same item",
    {
      a: (p) => p.after("three").do("indent"),
      b: (p) => p.after("three").do("outdent"),
    },
    {
      start: [
        block("p", "alpha"),
        block("ul", "one apple"),
        block("ul", "two pears", 1),
        block("ul", "three figs", 1),
        block("p", "omega"),
      ],
      expect: [
        lines("ul one apple", "ul> two pears", "ul>> three figs"),
        lines("ul one apple", "ul> two pears", "ul three figs"),
        lines("ul one apple", "ul> two pears", "ul> three figs"),
      ],
      serial: false,
      choice: "One of the two wins, the same on both sides.",
    },
  ),
  row("Enter in an item ‖ types behind it", {
    a: (p) => p.after("two").press("Enter"),
    b: (p) => p.after("pears").type(" TYPED"),
  }),
  row(
    "Enter at the end of an item ‖ the same",
    {
      a: (p) => p.atEndOf("pears").press("Enter").type("A"),
      b: (p) => p.atEndOf("pears").press("Enter").type("B"),
    },
    {
      expect: [
        lines("ul one apple", "ul two pears", "ul A", "ul B", "ul three figs"),
        lines("ul one apple", "ul two pears", "ul B", "ul A", "ul three figs"),
      ],
      equallyGood: 2,
      serial: false,
    },
  ),
  row("Backspace at the start of an item ‖ types in it", {
    a: (p) => p.atStartOf("two").press("Backspace"),
    b: (p) => p.after("pears").type(" TYPED"),
  }),
  row("leaves the list (Enter in an empty item) ‖ types in that item", {
    a: (p) => p.atEndOf("figs").press("Enter", "Enter"),
    b: (p) => p.atEndOf("figs").type(" TYPED"),
  }),
  row("bulleted → numbered ‖ types in it", {
    a: (p) => p.after("two").do("kind", "ol"),
    b: (p) => p.after("pears").type(" TYPED"),
  }),
  row(
    "item → paragraph ‖ indents the next one",
    {
      a: (p) => p.after("two").do("kind", "p"),
      b: (p) => p.after("three").do("indent"),
    },
    {
      expect: [
        lines("ul one apple", "p two pears", "ul> three figs"),
        lines("ul one apple", "p two pears", "ul three figs"),
      ],
    },
  ),
  row(
    "moves an item up ‖ types in it",
    {
      a: (p) => p.after("three").do("moveUp"),
      b: (p) => p.after("figs").type(" TYPED"),
    },
    { expect: [lines("ul one apple", "ul three figs TYPED", "ul two pears")] },
  ),
  row(
    "moves an item up ‖ types in the one it passes",
    {
      a: (p) => p.after("three").do("moveUp"),
      b: (p) => p.after("two").type(" TYPED"),
    },
    { expect: [lines("ul one apple", "ul three figs", "ul two TYPED pears")] },
  ),
  row(
    "moves an item up ‖ moves another up",
    {
      a: (p) => p.after("three").do("moveUp"),
      b: (p) => p.after("two").do("moveUp"),
    },
    {
      expect: [
        lines("ul two pears", "ul one apple", "ul three figs"),
        lines("ul two pears", "ul three figs", "ul one apple"),
        lines("ul three figs", "ul two pears", "ul one apple"),
      ],
    },
  ),
  row(
    "moves an item up ‖ indents it",
    {
      a: (p) => p.after("three").do("moveUp"),
      b: (p) => p.after("three").do("indent"),
    },
    { expect: [lines("ul one apple", "ul> three figs", "ul two pears")] },
  ),
  row(
    "deletes an item ‖ types in it",
    {
      a: (p) => p.after("two").do("deleteBlock"),
      b: (p) => p.after("pears").type("TYPED"),
    },
    {
      expect: [
        lines("ul one apple", "ul TYPED", "ul three figs"),
        lines("ul one apple", "p TYPED", "ul three figs"),
      ],
      choice:
        "As for any block, what was typed stays in a block of its own; the list item itself was deleted.",
    },
  ),
  row("deletes an item ‖ indents the next one", {
    a: (p) => p.after("two").do("deleteBlock"),
    b: (p) => p.after("three").do("indent"),
  }),
  row(
    "ticks a task ‖ types in it",
    {
      a: (p) => p.after("bread").do("toggleTask"),
      b: (p) => p.after("bread").type(" TYPED"),
    },
    {
      start: [block("task", "bread"), block("task", "milk"), block("p", "omega")],
      expect: [["done bread TYPED", "task milk", "p omega"]],
    },
  ),
  row(
    "both tick the same task",
    {
      a: (p) => p.after("bread").do("toggleTask"),
      b: (p) => p.after("bread").do("toggleTask"),
    },
    {
      start: [block("task", "bread"), block("task", "milk"), block("p", "omega")],
      expect: [["done bread", "task milk", "p omega"]],
      serial: false,
    },
  ),
  row(
    "ticks a task ‖ moves it",
    {
      a: (p) => p.after("bread").do("toggleTask"),
      b: (p) => p.after("bread").do("moveDown"),
    },
    {
      start: [block("task", "bread"), block("task", "milk"), block("p", "omega")],
      expect: [["task milk", "done bread", "p omega"]],
    },
  ),
];
