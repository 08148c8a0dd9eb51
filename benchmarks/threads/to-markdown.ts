import type { Spread } from "../spread.ts";
import type { ThreadsResults, ThreadsTimes } from "./results.ts";

/** Between two runs of the same page the figures differ by about as much. */
const mostRatio = 1.15;

/** The part of docs/benchmarks.md about a document with many threads. */
export function threadsMarkdown(results: ThreadsResults): string {
  const { without, threads } = results;
  const number = (value: number): string => value.toFixed(value >= 100 ? 0 : 1);
  const pair = ({ p50, p95 }: Spread): string => `${number(p50)} / ${number(p95)}`;
  const row = (name: string, cell: (times: ThreadsTimes) => string): string =>
    `| ${name} | ${cell(without)} | ${cell(results.with)} |`;
  const verdict = (name: string, of: (times: ThreadsTimes) => number): string => {
    const ratio = of(results.with) / of(without);
    const met = ratio <= mostRatio ? "met" : "not met";
    return `- ${name}: ${ratio.toFixed(2)} times that without, aim at most ${mostRatio}: **${met}**`;
  };
  const thousands = (value: number): string => value.toLocaleString("en-GB");
  return `
## A document with ${thousands(threads)} threads

    npm run bench -- threads

${thousands(results.blocks)} blocks and ${thousands(results.characters)} characters in ${results.browser}, the whole application: ${thousands(threads)} threads of three comments each on words all over the text, with the margin open, beside the same document without. Somebody types 240 letters in the middle, ten a second; then the page scrolls 100 pixels a frame through forty windows.

| | without | ${thousands(threads)} threads |
|---|--:|--:|
${row("main-thread work per key, ms (p50 / p95)", ({ typing }) => pair(typing.work))}
${row("key to paint, ms (p50 / p95)", ({ typing }) => pair(typing.toPaint))}
${row("longest task while typing, ms", ({ typing }) => number(typing.longestTaskMs))}
${row("from frame to frame while scrolling, ms (p50 / p95)", ({ scrolling }) => pair(scrolling))}
${row("pieces of text marked, cards drawn", ({ marksDrawn, cardsDrawn }) => `${thousands(marksDrawn)}, ${cardsDrawn}`)}

${verdict("p95 of work per key", ({ typing }) => typing.work.p95)}
${verdict("p95 of the time between frames", ({ scrolling }) => scrolling.p95)}

${results.date}, ${results.cpu}, load average ${number(results.load[0])} to ${number(results.load[1])} (1.0 is one busy core; ours comes on top).
`;
}
