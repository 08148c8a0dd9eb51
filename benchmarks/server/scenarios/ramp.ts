import { openRelayLoad, type RelayRun } from "../load/relay-load.ts";
import type { Scenario } from "../scenario.ts";

const firstEditsPerSecond = 200;
const factor = 1.5;
const mostEditsPerSecond = 200_000;
const tooLateMs = 100;

/** The relay, faster and faster until it is late. */
export const ramp: Scenario = {
  title: "Ramp",
  what: `The same room, ${factor} times as many edits in every step, until p99 passes ${tooLateMs} ms twice running or edits get lost.`,
  columns: [
    { key: "deliveredPerSecond", label: "delivered edits/s", digits: 0 },
    { key: "editsPerSecond", label: "edits/s", digits: 0 },
    { key: "p99Ms", label: "p99 ms there", digits: 1 },
    { key: "serverCpuMicrosPerDelivery", label: "server CPU µs per delivered edit", digits: 2 },
    { key: "loadCpuShare", label: "load generator, share of a core", digits: 2 },
  ],
  targets: [
    {
      what: "delivered edits/s before p99 passes 100 ms",
      key: "deliveredPerSecond",
      against: "better peer",
      aim: 3,
      direction: "least",
    },
  ],
  chart: "deliveredPerSecond",
  async measure({ subject, seconds, start }) {
    const server = await start();
    const load = await openRelayLoad(subject, server, { writers: 5, readers: 200 });
    await load.run({ editsPerSecond: 100, seconds: 1 });
    let best: RelayRun | undefined;
    let failures = 0;
    for (
      let editsPerSecond = firstEditsPerSecond;
      editsPerSecond <= mostEditsPerSecond && failures < 2;
      editsPerSecond = Math.round(editsPerSecond * factor)
    ) {
      const run = await load.run({ editsPerSecond, seconds: Math.max(1, seconds / 4) });
      if (run.p99Ms <= tooLateMs) [best, failures] = [run, 0];
      else failures++;
      if (run.p99Ms === Number.POSITIVE_INFINITY) break;
    }
    load.close();
    return best === undefined ? {} : { ...best };
  },
};
