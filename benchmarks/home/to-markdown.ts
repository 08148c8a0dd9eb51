import type { HomeResults, Times } from "./results.ts";

/** The part of docs/benchmarks.md about the home page. */
export function homeMarkdown(results: HomeResults): string {
  const { server, inPage } = results;
  const { relay } = server;
  const number = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toFixed(1));
  const row = (name: string, { p50, p95 }: Times): string => `| ${name} | ${number(p50)} | ${number(p95)} |`;
  const ratio = (part: "p50" | "p95", times: Times): string => (times[part] / relay.quiet[part]).toFixed(2);
  const task = (part: keyof typeof inPage.longestTaskMs): string => number(inPage.longestTaskMs[part]);
  const thousands = (value: number): string => value.toLocaleString("en-GB");
  return `
# Ten thousand documents

<!-- Written by \`npm run bench -- home\`; edit benchmarks/home/to-markdown.ts instead. -->

    npm run bench -- home

One person who may open ${thousands(results.documents)} documents of 300 words (${thousands(results.characters)} characters in all), a third of them shared by others. The collab server as it is bundled, in a process of its own; calls are those that the web app makes, over HTTP. As you type: each word that is looked for is asked for letter by letter, from the first on.

| milliseconds | p50 | p95 |
|---|--:|--:|
${row("a page of 100 documents, any order, any page", server.page)}
${row("counts, tags and owners", server.facets)}
${row("a star, on disk", server.star)}
${row("search, as you type", server.typed)}
${row("search, two whole words", server.whole)}
${row("from an edit until it is found", server.lag)}
${row("an edit from one person to another, nothing else going on", relay.quiet)}
${row("the same while all documents are read for the index", relay.indexing)}
${row("the same while somebody searches without a pause", relay.searching)}

- listening after ${number(server.listeningMs)} ms; the first page of the list after a start takes ${number(server.firstPageMs)} ms
- everything can be searched ${(server.indexedMs / 1000).toFixed(1)} s after the start; until then answers say that they are not complete
- relay while the index is made, against without: ${ratio("p50", relay.indexing)} times at p50, ${ratio("p95", relay.indexing)} times at p95; while somebody searches without a pause: ${ratio("p50", relay.searching)} and ${ratio("p95", relay.searching)}
- the index takes ${number(server.indexMb)} MB by its own count (its thread's heap: ${number(server.threadHeapMb)} MB), the process ${number(server.residentMb)} MB

The page in Chromium, through \`npm start\`, by the same person:

| milliseconds | | longest task of the main thread |
|---|--:|--:|
| opened anew, until the first row is there | ${number(inPage.openingMs)} | |
| between two frames while the wheel turns through the list, p50 / p95 / most | ${number(inPage.frames.p50)} / ${number(inPage.frames.p95)} / ${number(inPage.frames.most)} | ${task("wheel")} |
| from the first row to the last | ${number(inPage.endMs)} | ${task("end")} |
| a letter in the search field until it is painted, p50 / p95 | ${number(inPage.keys.p50)} / ${number(inPage.keys.p95)} | ${task("typing")} |
| all selected | ${number(inPage.selectAllMs)} | ${task("selectAll")} |
| all starred, on disk | ${number(inPage.starAllMs)} | ${task("starAll")} |

A task under 50 ms is not told, and stands as 0. Letters are told in steps of 8 ms, from 16 on.

${results.date}, Node ${results.node}, ${results.cpu}, load average ${results.load} at the start (1.0 is one busy core; ours comes on top).
`;
}
