import { typedLetter } from "../load/frames.ts";
import { createHistogram } from "../load/histogram.ts";
import { joinRoom, type Participant } from "../load/participant.ts";
import { readTypedRuns } from "../load/received.ts";
import { everyMillisecond } from "../load/relay-load.ts";
import { pause } from "../load/until.ts";
import type { Bench, Figures, Scenario } from "../scenario.ts";
import type { ServerProcess } from "../server-process.ts";

const rooms = 20;
/** Edits that a writer has sent and that are not acknowledged; the step 2 of the hello is counted, too. */
const windowEdits = 500;

/** How soon an edit is on disk, and how many are in a second. */
export const durable: Scenario = {
  title: "Durable",
  what: `100 edits/s in one room: from sending until another client has it, and until the server says that it is on disk. Then ${rooms} writers in rooms of their own, each ${windowEdits} edits ahead of the acknowledgement. The peers acknowledge nothing that is on disk.`,
  columns: [
    { key: "relayP50Ms", label: "relayed p50 ms", digits: 2 },
    { key: "ackP50Ms", label: "on disk p50 ms", digits: 2 },
    { key: "ackP99Ms", label: "p99 ms", digits: 1 },
    { key: "syncsPerSecond", label: "fsyncs/s", digits: 0 },
    { key: "sustainedEditsPerSecond", label: "sustained durable edits/s", digits: 0 },
    { key: "sustainedSyncsPerSecond", label: "fsyncs/s there", digits: 0 },
    { key: "editsPerSync", label: "edits per fsync", digits: 0 },
  ],
  targets: [
    {
      what: "the acknowledgement adds to p50, ms",
      key: "ackAddsP50Ms",
      against: "itself",
      aim: 5,
      direction: "most",
    },
  ],
  chart: "sustainedEditsPerSecond",
  async measure(bench) {
    const server = await bench.start();
    const steady = await measureSteady(bench, server);
    if (bench.subject.key !== "quire") return { relayP50Ms: steady["relayP50Ms"] ?? Number.NaN };
    return { ...steady, ...(await measureSustained(bench, server)) };
  },
};

async function measureSteady({ subject, seconds }: Bench, server: ServerProcess): Promise<Figures> {
  const sentAt: number[] = [];
  const relayed = createHistogram();
  const onDisk = createHistogram();
  let acknowledged = 0;
  const room = "steady";
  const writer = await joinRoom({
    subject,
    port: server.port,
    room,
    onMessage(head) {
      if (head.type !== 100) return;
      // The answer to the server's step 1 is the first message that is counted.
      for (; acknowledged < head.sub - 1; acknowledged++)
        onDisk.add(performance.now() - (sentAt[acknowledged] ?? Number.NaN));
    },
  });
  const reader = await joinRoom({
    subject,
    port: server.port,
    room,
    onMessage(head, frame) {
      if (head.type !== 0) return;
      readTypedRuns(frame, head.from, (_client, clock, length) => {
        for (let next = clock; next < clock + length; next++) {
          const at = sentAt[next];
          if (at !== undefined) relayed.add(performance.now() - at);
        }
      });
    },
  });
  await pause(500);
  const before = await server.counts();
  await everyMillisecond(seconds, (elapsedMs) => {
    while (sentAt.length < elapsedMs / 10) {
      writer.send(typedLetter(1, sentAt.length));
      sentAt.push(performance.now());
    }
  });
  await pause(300);
  const after = await server.counts();
  writer.socket.close();
  reader.socket.close();
  return {
    relayP50Ms: relayed.quantile(0.5),
    ackP50Ms: onDisk.quantile(0.5),
    ackP99Ms: onDisk.quantile(0.99),
    ackAddsP50Ms: onDisk.quantile(0.5) - relayed.quantile(0.5),
    syncsPerSecond: (after.syncs - before.syncs) / seconds,
  };
}

async function measureSustained({ subject, seconds }: Bench, server: ServerProcess): Promise<Figures> {
  let isOver = false;
  let settled = 0;
  const writers: Participant[] = [];
  for (let index = 0; index < rooms; index++) {
    let sent = 0;
    let acknowledged = 0;
    const fill = (): void => {
      if (isOver) return;
      for (; sent - acknowledged < windowEdits; sent++) writer.send(typedLetter(1, sent));
    };
    const writer: Participant = await joinRoom({
      subject,
      port: server.port,
      room: `busy-${index}`,
      onMessage(head) {
        if (head.type !== 100) return;
        settled += Math.max(0, head.sub - 1 - acknowledged);
        acknowledged = Math.max(0, head.sub - 1);
        fill();
      },
    });
    writers.push(writer);
    fill();
  }
  await pause(1_000);
  const [settledBefore, before, began] = [settled, await server.counts(), performance.now()];
  const cpuBefore = server.cpuSeconds();
  await pause(seconds * 1000);
  const [edits, after] = [settled - settledBefore, await server.counts()];
  const took = (performance.now() - began) / 1000;
  const cpu = server.cpuSeconds() - cpuBefore;
  isOver = true;
  for (const { socket } of writers) socket.close();
  return {
    sustainedEditsPerSecond: edits / took,
    sustainedSyncsPerSecond: (after.syncs - before.syncs) / took,
    editsPerSync: edits / Math.max(1, after.syncs - before.syncs),
    sustainedCpuShare: cpu / took,
  };
}
