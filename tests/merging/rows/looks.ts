/** Colours, scripts, and what blocks look like, each crossed with what others do to the same words. */
import { block } from "../outline.ts";
import type { Act, Row } from "../row.ts";
import { around, threeParagraphs } from "./words.ts";

/** What the other one does meanwhile, in any block that holds these words. */
const meanwhile: Record<string, Act> = {
  "types in it": (p) => p.after("brown").type("TYPED"),
  "Enter in it": (p) => p.before("brown").press("Enter"),
  "deletes a word in it": (p) => p.select("brown ").press("Backspace"),
  "moves the block": (p) => p.after("jumps").do("moveUp"),
};

interface Look {
  name: string;
  kind?: string;
  act: Act;
  /** The same by somebody who wants something else, on words that overlap, and what comes of both. */
  other: Act;
  together: readonly string[][];
}

const onWords =
  (command: "color" | "highlight" | "script", value: string, from: string, to: string): Act =>
  (p) =>
    p.select(from, to).do(command, value);

const overlap =
  "Both cannot be had on the words that both chose: there the one whose words begin later is seen, and each keeps the words that only they chose.";

const looks: readonly Look[] = [
  {
    name: "colours words",
    act: onWords("color", "red", "quick", "brown"),
    other: onWords("color", "blue", "brown", "fox"),
    together: [around("p The <color=red>quick </color=red><color=blue>brown fox</color=blue> jumps")],
  },
  {
    name: "highlights words",
    act: onWords("highlight", "yellow", "quick", "brown"),
    other: onWords("highlight", "green", "brown", "fox"),
    together: [
      around(
        "p The <highlight=yellow>quick </highlight=yellow><highlight=green>brown fox</highlight=green> jumps",
      ),
    ],
  },
  {
    name: "raises words",
    act: onWords("script", "sup", "quick", "brown"),
    other: onWords("script", "sup", "brown", "fox"),
    together: [around("p The <sup>quick brown fox</sup> jumps")],
  },
  {
    name: "lowers words",
    act: onWords("script", "sub", "quick", "brown"),
    other: onWords("script", "sub", "brown", "fox"),
    together: [around("p The <sub>quick brown fox</sub> jumps")],
  },
  {
    name: "centres the block",
    act: (p) => p.after("quick").do("align", "center"),
    other: (p) => p.after("fox").do("align", "end"),
    together: [around("p.center The quick brown fox jumps"), around("p.end The quick brown fox jumps")],
  },
  {
    name: "gives a callout its kind",
    kind: "callout",
    act: (p) => p.after("quick").do("tone", "warning"),
    other: (p) => p.after("fox").do("tone", "tip"),
    together: [
      around("callout.warning The quick brown fox jumps"),
      around("callout.tip The quick brown fox jumps"),
    ],
  },
  {
    name: "says what language code is in",
    kind: "code",
    act: (p) => p.after("quick").do("language", "css"),
    other: (p) => p.after("fox").do("language", "sql"),
    together: [around("code.css The quick brown fox jumps"), around("code.sql The quick brown fox jumps")],
  },
];

export const lookRows: readonly Row[] = looks.flatMap(({ name, kind = "p", act, other, together }): Row[] => {
  const start = threeParagraphs.map((each, i) => (i === 1 ? block(kind, "The quick brown fox jumps") : each));
  const base = { group: "Looks", start, expect: [] };
  return [
    ...Object.entries(meanwhile).map(([did, b]) => ({
      ...base,
      name: `${name} ‖ ${did}`,
      phases: [{ a: act, b }],
    })),
    {
      ...base,
      name: `${name} ‖ the same otherwise`,
      phases: [{ a: act, b: other }],
      expect: together,
      equallyGood: 2,
      serial: together.length > 1,
      ...(name === "colours words" && { choice: overlap }),
    },
    {
      ...base,
      name: `${name}, undoes it ‖ types in it`,
      phases: [{ a: act }, { a: (p) => p.do("undo"), b: (p) => p.after("brown").type("TYPED") }],
      asIf: [{ b: (p) => p.after("brown").type("TYPED") }],
    },
  ];
});
