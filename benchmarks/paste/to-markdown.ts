import type { PasteResults, PastesOf } from "./results.ts";

/** Nobody notices a task of this length while typing (issue 5). */
const longestTaskMs = 200;

/** The part of docs/benchmarks.md about long pastes. */
export function pasteMarkdown({ now, before, ...results }: PasteResults): string {
  const ms = (value: number): string =>
    value >= 100 ? Math.round(value).toLocaleString("en-GB") : value.toFixed(1);
  const rowsOf = ({ pastes, code }: PastesOf, when: string): string[] =>
    Object.entries({ ...pastes, ...(code && { "5,000 lines into a block of code": code.paste }) }).map(
      ([name, times]) =>
        `| ${name}${when} | ${ms(times.longestTaskMs)} | ${ms(times.blockedMs)} | ${ms(times.totalMs)} |`,
    );
  const longest = Math.max(...Object.values(now.pastes).map((times) => times.longestTaskMs));
  const typing = ({ code }: PastesOf, when: string): string[] =>
    code === undefined
      ? []
      : [
          `| ${when} | ${ms(code.typing.work.p50)} / ${ms(code.typing.work.p95)} | ${ms(code.typing.toPaint.p50)} / ${ms(code.typing.toPaint.p95)} | ${ms(code.typing.longestTaskMs)} |`,
        ];
  return `
## A megabyte pasted

    npm run bench -- paste

In ${results.browser}, the whole application: a megabyte of an article as HTML, as plain text and as Markdown, each into an empty document of its own. Blocked: what is over 50 ms of each task, all together. Until it stands there: all blocks drawn.${before === undefined ? "" : " Before: all at once, measured in the same run."}

| | longest task, ms | blocked, ms | until it stands there, ms |
|---|--:|--:|--:|
${[...(before === undefined ? [] : rowsOf(before, ", before")), ...rowsOf(now, "")].join("\n")}

- longest task of the three, ms: ${ms(longest)}, aim at most ${longestTaskMs}: **${longest <= longestTaskMs ? "met" : "not met"}**
${
  now.code === undefined
    ? ""
    : `
Then somebody types 240 letters in the middle of those lines of TypeScript, ten a second.

| | work per key, ms (p50 / p95) | key to paint, ms (p50 / p95) | longest task, ms |
|---|--:|--:|--:|
${[...(before === undefined ? [] : typing(before, "before")), ...typing(now, "now")].join("\n")}
`
}
${results.date}, ${results.cpu}, load average ${results.load.map((each) => each.toFixed(1)).join(" to ")} (1.0 is one busy core; ours comes on top).${results.note === undefined ? "" : ` ${results.note}`}
`;
}
