import { openRelayLoad } from "../load/relay-load.ts";
import type { Scenario } from "../scenario.ts";

/** One document, 5 people typing, 200 reading. */
export const relay: Scenario = {
  title: "Relay",
  what: "One document, 5 writers at 20 edits/s each, 200 readers: from the writer's send to the reader's socket.",
  columns: [
    { key: "p50Ms", label: "p50 ms", digits: 2 },
    { key: "p99Ms", label: "p99 ms", digits: 1 },
    { key: "serverCpuMicrosPerDelivery", label: "server CPU µs per delivered edit", digits: 2 },
    { key: "serverCpuShare", label: "server CPU, share of a core", digits: 2 },
  ],
  targets: [
    { what: "p99 latency", key: "p99Ms", against: "better peer", aim: 1, direction: "most" },
    {
      what: "server CPU per delivered edit",
      key: "serverCpuMicrosPerDelivery",
      against: "better peer",
      aim: 0.75,
      direction: "most",
    },
  ],
  chart: "serverCpuMicrosPerDelivery",
  async measure({ subject, seconds, start }) {
    const server = await start();
    const load = await openRelayLoad(subject, server, { writers: 5, readers: 200 });
    // Half of what a process does in its first twenty seconds is compiling; that is not what a server does all day.
    await load.run({ editsPerSecond: 400, seconds: 12 });
    await load.run({ editsPerSecond: 100, seconds: 10 });
    const figures = await load.run({ editsPerSecond: 100, seconds });
    load.close();
    return { ...figures };
  },
};
