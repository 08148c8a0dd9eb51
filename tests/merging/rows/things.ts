/** Mentions, dates, formulas and pictures, crossed with what others do beside them and to them. */
import type { Act, Row } from "../row.ts";
import { alpha, around, fox, omega, threeParagraphs } from "./words.ts";

const row = (group: string, name: string, phases: Row["phases"], more: Partial<Row> = {}): Row => ({
  group,
  name,
  start: threeParagraphs,
  phases,
  expect: [],
  ...more,
});

/** Each comes to stand behind "brown": how it is told, with the space that is written behind it (the blanks here are ink). */
const inline = { mention: "⟨mention⟩ ", date: "⟨date⟩ ", math_inline: "⟨math_inline⟩" } as const;

const inlineRows = Object.entries(inline).flatMap(([name, told]): Row[] => {
  const insert: Act = (p) => p.after("brown").do("atom", name);
  const line = (text: string) => text.replaceAll("@", told).trimEnd();
  const what = `inserts a ${name.replace("math_inline", "formula")}`;
  const group = "Things in a line";
  return [
    row(
      group,
      `${what} ‖ types at the same place`,
      [{ a: insert, b: (p) => p.after("brown").type("TYPED") }],
      {
        expect: [
          around(line("p The quick brown@TYPED fox jumps")),
          around(line("p The quick brownTYPED@ fox jumps")),
        ],
        equallyGood: 2,
      },
    ),
    row(
      group,
      `${what} ‖ Enter at the same place`,
      [{ a: insert, b: (p) => p.after("brown").press("Enter") }],
      {
        expect: [
          around(line("p The quick brown@"), "p fox jumps"),
          around("p The quick brown", line("p @ fox jumps")),
        ],
        equallyGood: 2,
      },
    ),
    row(
      group,
      `${what} ‖ deletes the words around it`,
      [{ a: insert, b: (p) => p.select("quick", "fox").press("Backspace") }],
      { expect: [around(line("p The @ jumps"))] },
    ),
    row(group, `${what} ‖ moves the block`, [{ a: insert, b: (p) => p.after("fox").do("moveUp") }], {
      expect: [[line("p The quick brown@ fox jumps"), `p ${alpha}`, `p ${omega}`]],
    }),
    row(
      group,
      `both insert a ${name.replace("math_inline", "formula")} at the same place`,
      [{ a: insert, b: insert }],
      {
        expect: [around(line("p The quick brown@@ fox jumps"))],
        serial: false,
      },
    ),
    row(
      group,
      `${what}, undoes it ‖ types behind it`,
      [{ a: insert }, { a: (p) => p.do("undo"), b: (p) => p.before("jumps").type("TYPED ") }],
      { asIf: [{ b: (p) => p.before("jumps").type("TYPED ") }] },
    ),
    row(
      group,
      `${what}; deletes the words around it ‖ types beside it`,
      [
        { a: insert },
        { a: (p) => p.select("quick", "fox").press("Backspace"), b: (p) => p.after("brown").type("TYPED") },
      ],
      { expect: [around("p The TYPED jumps")] },
    ),
  ];
});

const formula: Act = (p) => p.after("brown").do("atom", "math_inline");
const block: Act = (p) => p.atEndOf("jumps").do("atom", "math_block");
const picture: Act = (p) => p.atEndOf("jumps").do("atom", "image");
const chosen = (p: Parameters<Act>[0]) => p.selectAtomAfter("jumps");

/** What one person does to the thing behind the block with "jumps", and what the others do meanwhile. */
function changed(group: string, thing: string, put: Act, change: Act, told: string): Row[] {
  const meanwhile: Record<string, readonly [Act, readonly string[]]> = {
    "types before it": [
      (p) => p.after("fox").type(" TYPED"),
      around("p The quick brown fox TYPED jumps", told),
    ],
    "Enter before it": [
      (p) => p.before("fox").press("Enter"),
      around("p The quick brown", "p fox jumps", told),
    ],
    "moves it up": [(p) => chosen(p).do("moveUp"), around(told, `p ${fox}`)],
    "moves the block before it down": [(p) => p.after("fox").do("moveDown"), around(told, `p ${fox}`)],
    "deletes it": [(p) => chosen(p).press("Backspace"), around(`p ${fox}`)],
  };
  const rows = Object.entries(meanwhile).map(([did, [b, lines]]) =>
    row(group, `changes ${thing} ‖ ${did}`, [{ a: put }, { a: change, b }], { expect: [lines] }),
  );
  return [
    ...rows,
    row(group, `changes ${thing}, undoes it ‖ types before it`, [
      { a: put },
      { a: change },
      { a: (p) => p.do("undo"), b: (p) => p.after("fox").type(" TYPED") },
    ]),
    row(
      group,
      `deletes ${thing}, undoes it ‖ changes it`,
      [{ a: put }, { a: (p) => chosen(p).press("Backspace").pause().do("undo"), b: change }],
      { expect: [around(`p ${fox}`, told), around(`p ${fox}`, told.split(".")[0] ?? "")] },
    ),
  ];
}

export const thingRows: readonly Row[] = [
  ...inlineRows,
  row("Things in a line", "changes a formula ‖ types beside it", [
    { a: formula },
    { a: (p) => p.after("brown").do("source", "x^2"), b: (p) => p.after("brown").type("TYPED") },
  ]),
  row(
    "Things in a line",
    "changes a formula ‖ changes it otherwise",
    [
      { a: formula },
      { a: (p) => p.after("brown").do("source", "x^2"), b: (p) => p.after("brown").do("source", "y^2") },
    ],
    {
      expect: [
        around("p The quick brown⟨math_inline.x^2⟩ fox jumps"),
        around("p The quick brown⟨math_inline.y^2⟩ fox jumps"),
      ],
      equallyGood: 2,
    },
  ),
  ...changed("Formulas", "a formula", block, (p) => chosen(p).do("source", "x^2"), "math_block.x^2"),
  ...changed("Pictures", "a picture's size", picture, (p) => chosen(p).do("picture", "size=50"), "image.50"),
  row(
    "Pictures",
    "changes a picture's size ‖ moves it to the left",
    [
      { a: picture },
      { a: (p) => chosen(p).do("picture", "size=50"), b: (p) => chosen(p).do("picture", "align=left") },
    ],
    { expect: [around(`p ${fox}`, "image.50.left")] },
  ),
];
