import { cursorFrame } from "../load/frames.ts";
import { addressOf, joinRoom, type Participant } from "../load/participant.ts";
import { everyMillisecond, openRelayLoad } from "../load/relay-load.ts";
import type { Bench, Figures, Scenario } from "../scenario.ts";

const people = 500;
const firstPerson = 10_000;

/** Carets that move: beside edits, and of a crowd. */
export const presence: Scenario = {
  title: "Presence",
  what: `The relay with a cursor message beside every edit; then ${people} people who each move a cursor once a second.`,
  columns: [
    { key: "serverCpuShare", label: "with cursors: server CPU, share of a core", digits: 2 },
    { key: "p99Ms", label: "p99 ms of the edits", digits: 1 },
    { key: "presenceFramesPerReaderSecond", label: "presence frames/s per reader", digits: 1 },
    { key: "crowdCpuShare", label: "500 people: server CPU, share of a core", digits: 2 },
    { key: "crowdFramesPerSecond", label: "presence frames/s per person", digits: 1 },
  ],
  targets: [
    {
      what: "server CPU with a cursor beside every edit",
      key: "serverCpuShare",
      against: "better peer",
      aim: 0.5,
      direction: "most",
    },
    {
      what: "500 people at 1 Hz: share of a core",
      key: "crowdCpuShare",
      against: "itself",
      aim: 0.5,
      direction: "most",
    },
    {
      what: "500 people at 1 Hz: presence frames/s per receiver",
      key: "crowdFramesPerSecond",
      against: "itself",
      aim: 20,
      direction: "most",
    },
  ],
  chart: "serverCpuShare",
  async measure(bench) {
    const server = await bench.start();
    const load = await openRelayLoad(bench.subject, server, { writers: 5, readers: 200 });
    // As the relay's, and for the same reason.
    await load.run({ editsPerSecond: 400, seconds: 12, withCursor: true });
    await load.run({ editsPerSecond: 100, seconds: 10, withCursor: true });
    const figures = await load.run({ editsPerSecond: 100, seconds: bench.seconds, withCursor: true });
    load.close();
    await server.stop();
    return { ...figures, ...(await crowd(bench)) };
  },
};

async function crowd({ subject, seconds, start }: Bench): Promise<Figures> {
  const server = await start();
  let frames = 0;
  const participants: Participant[] = [];
  for (let index = 0; index < people; index++) {
    participants.push(
      await joinRoom({
        subject,
        port: server.port,
        room: "crowd",
        address: addressOf(index),
        keepBytes: 64,
        onMessage: (head) => {
          if (head.type === 1) frames++;
        },
      }),
    );
  }
  let moved = 0;
  function move(elapsedMs: number): void {
    for (; moved < (elapsedMs / 1000) * people; moved++) {
      const clock = 1 + Math.floor(moved / people) + base;
      participants[moved % people]?.send(cursorFrame(firstPerson + (moved % people), clock));
    }
  }
  let base = 0;
  await everyMillisecond(2, move);
  base = 10;
  moved = 0;
  frames = 0;
  const before = server.cpuSeconds();
  const began = performance.now();
  const ownBefore = process.cpuUsage();
  await everyMillisecond(seconds, move);
  const took = (performance.now() - began) / 1000;
  const cpu = server.cpuSeconds() - before;
  const own = process.cpuUsage(ownBefore);
  for (const { socket } of participants) socket.close();
  return {
    crowdCpuShare: cpu / took,
    crowdFramesPerSecond: frames / people / took,
    crowdLoadCpuShare: (own.user + own.system) / 1e6 / took,
  };
}
