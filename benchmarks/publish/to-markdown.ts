import type { PublishResults } from "./results.ts";

/** The part of docs/benchmarks.md about published pages. */
export function publishMarkdown(results: PublishResults): string {
  const { readers, edits, htmlKb, loads, memory, following, unpublishedMs, date, node, cpu, load } = results;
  const { latency } = following;
  return `## A published page

    npm run bench -- publish

${readers.toLocaleString("en-GB")} readers follow one live page of ${htmlKb} KB through the public port of \`npm start\`, while ${edits} edits are made, one every two seconds.

| | |
|---|--:|
| from the writer's send to a reader's socket, ms (p50 / p95 / most) | ${latency.p50} / ${latency.p95} / ${latency.max} |
| processor time for an edit that all of them hear of, web / collab server, ms | ${following.webCpuMsPerEdit} / ${following.collabCpuMsPerEdit} |
| web process meanwhile, share of a core | ${following.webCore} |
| memory of the web process for one reader, KB | ${memory.webKbPerReader} |
| all of them load the page at once, seconds; processor time for one, ms | ${loads.seconds}; ${loads.cpuMs} |
| from taking it back until the last stream has ended, ms | ${unpublishedMs} |

${date}, Node ${node}, ${cpu}, load average ${load} at the start. An edit is told once a second at most, after it is on disk; the readers' own process shares the machine.
`;
}
