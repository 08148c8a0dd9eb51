import {
  type EditorResults,
  type EditorTimes,
  editorKeys,
  editorNames,
  type TypingTimes,
} from "./results.ts";

interface Line {
  what: string;
  of: (times: EditorTimes) => string;
  /** What an editable element without any program has of it. */
  floor?: (times: TypingTimes) => string;
  aim?: { most: number; value: (times: EditorTimes) => number; says: string };
}

const ms = (value: number) => (value >= 100 ? Math.round(value).toLocaleString("en-GB") : value.toFixed(1));
const spread = ({ p50, p95 }: { p50: number; p95: number }) => `${ms(p50)} / ${ms(p95)}`;
const aim = (most: number, says: string, value: (times: EditorTimes) => number) => ({
  aim: { most, says, value },
});

const lines: readonly Line[] = [
  {
    what: "work per key, ms (p50 / p95)",
    of: (t) => spread(t.alone.work),
    floor: ({ work }) => spread(work),
    ...aim(8, "p95 of main-thread work per key, ms", (t) => t.alone.work.p95),
  },
  {
    what: "the same while five others type",
    of: (t) => spread(t.withOthers.work),
    ...aim(8, "the same while five others type", (t) => t.withOthers.work.p95),
  },
  {
    what: "key to paint, ms (p50 / p95)",
    of: (t) => spread(t.alone.toPaint),
    floor: ({ toPaint }) => spread(toPaint),
    ...aim(40, "p95 of Event Timing, ms", (t) => t.alone.toPaint.p95),
  },
  {
    what: "the same while five others type",
    of: (t) => spread(t.withOthers.toPaint),
    ...aim(40, "the same while five others type", (t) => t.withOthers.toPaint.p95),
  },
  {
    what: "longest task while typing, ms (alone / with five)",
    of: (t) => `${ms(t.alone.longestTaskMs)} / ${ms(t.withOthers.longestTaskMs)}`,
    ...aim(200, "longest task while typing, ms", (t) =>
      Math.max(t.alone.longestTaskMs, t.withOthers.longestTaskMs),
    ),
  },
  {
    what: "opening: text to read after, ms",
    of: (t) => ms(t.opening.firstTextMs),
    ...aim(1_000, "first text, ms", (t) => t.opening.firstTextMs),
  },
  {
    what: "opening: a key is answered after, ms",
    of: (t) => ms(t.opening.editableMs),
    ...aim(2_000, "editable, ms", (t) => t.opening.editableMs),
  },
  { what: "opening: longest task, ms", of: (t) => ms(t.opening.longestTaskMs) },
  {
    what: "memory of the page's process, MB (of it JavaScript)",
    of: (t) => `${Math.round(t.memory.rendererMB)} (${Math.round(t.memory.heapMB)})`,
    ...aim(300, "memory, MB", (t) => t.memory.rendererMB),
  },
];

const row = (name: string, cells: readonly (string | undefined)[]) =>
  `| ${[name, ...cells.filter((cell) => cell !== undefined)].join(" | ")} |`;

/** The part of docs/benchmarks.md on editing in the browser. */
export function editorMarkdown(results: EditorResults): string {
  const { date, browser, cpu, load, versions, editors, floor, note } = results;
  const columns = editorKeys.flatMap((key) => {
    const times = editors[key];
    return times === undefined ? [] : [{ name: editorNames[key], times }];
  });
  const ours = editors.quire;
  const judged = lines.flatMap((line) => {
    if (line.aim === undefined || ours === undefined) return [];
    const value = line.aim.value(ours);
    return [
      `- ${line.aim.says}: ${ms(value)}, aim at most ${line.aim.most.toLocaleString("en-GB")}: **${value <= line.aim.most ? "met" : "not met"}**`,
    ];
  });
  return [
    "# How the editor compares",
    "",
    "<!-- Written by `npm run bench -- editor`; edit benchmarks/editor/to-markdown.ts instead. -->",
    "",
    "    npm ci --prefix benchmarks    # once",
    "    npm run bench -- editor       # or: -- editor quire,tiptap",
    "",
    `One document of ${results.blocks.toLocaleString("en-GB")} blocks and ${results.characters.toLocaleString("en-GB")} characters, in ${browser}. Quire is the whole application as \`npm start\` runs it; Tiptap ${versions["@tiptap/core"]} with its collaboration and BlockNote ${versions["@blocknote/core"]} stand alone in a page, without toolbar or anything else, on y-websocket and the same server. Somebody types 240 letters in the middle of it, ten a second; then the same while five others write five letters a second each, one of them in the next paragraph. Work: what the main thread did between a key's dispatch and the commit of the frame that shows it, by the thread’s own clock (it stands while another process has the core; all other times do not). Opening: a fresh browser profile, nothing cached, median of 3; "a key is answered" is the first idle moment of a page that can be edited. Memory: what the page's process has for itself alone. The last column is the browser’s own part: the same blocks in an editable element, without any program.`,
    "",
    row("", [...columns.map(({ name }) => name), floor && "contenteditable alone"]),
    row("---", [...columns.map(() => "--:"), floor && "--:"]),
    ...lines.map((line) =>
      row(line.what, [...columns.map(({ times }) => line.of(times)), floor && (line.floor?.(floor) ?? "–")]),
    ),
    "",
    ...(note === undefined ? [] : [note, ""]),
    ...judged,
    "",
    `${date}, ${cpu}, load average ${load.map((each) => each.toFixed(1)).join(" to ")} (1.0 is one busy core; ours comes on top).`,
    "",
  ].join("\n");
}
