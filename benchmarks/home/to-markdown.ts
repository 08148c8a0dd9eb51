import type { HomeResults, Times } from "./results.ts";

/** The part of docs/benchmarks.md about the home page. */
export function homeMarkdown(results: HomeResults): string {
  const { relay } = results;
  const number = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toFixed(1));
  const row = (name: string, { p50, p95 }: Times): string => `| ${name} | ${number(p50)} | ${number(p95)} |`;
  const ratio = (part: "p50" | "p95", times: Times): string => (times[part] / relay.quiet[part]).toFixed(2);
  const thousands = (value: number): string => value.toLocaleString("en-GB");
  return `
# Ten thousand documents

<!-- Written by \`npm run bench -- home\`; edit benchmarks/home/to-markdown.ts instead. -->

    npm run bench -- home

One person who may open ${thousands(results.documents)} documents of 300 words (${thousands(results.characters)} characters in all), a third of them shared by others. The collab server as it is bundled, in a process of its own; calls are those that the web app makes, over HTTP. As you type: each word that is looked for is asked for letter by letter, from the first on.

| milliseconds | p50 | p95 |
|---|--:|--:|
${row("a page of 100 documents, any order, any page", results.page)}
${row("counts, tags and owners", results.facets)}
${row("a star, on disk", results.star)}
${row("search, as you type", results.typed)}
${row("search, two whole words", results.whole)}
${row("from an edit until it is found", results.lag)}
${row("an edit from one person to another, nothing else going on", relay.quiet)}
${row("the same while all documents are read for the index", relay.indexing)}
${row("the same while somebody searches without a pause", relay.searching)}

- listening after ${number(results.listeningMs)} ms; the first page of the list after a start takes ${number(results.firstPageMs)} ms
- everything can be searched ${(results.indexedMs / 1000).toFixed(1)} s after the start; until then answers say that they are not complete
- relay while the index is made, against without: ${ratio("p50", relay.indexing)} times at p50, ${ratio("p95", relay.indexing)} times at p95; while somebody searches without a pause: ${ratio("p50", relay.searching)} and ${ratio("p95", relay.searching)}
- the index takes ${number(results.indexMb)} MB by its own count (its thread's heap: ${number(results.threadHeapMb)} MB), the process ${number(results.residentMb)} MB

${results.date}, Node ${results.node}, ${results.cpu}, load average ${results.load} at the start (1.0 is one busy core; ours comes on top).
`;
}
