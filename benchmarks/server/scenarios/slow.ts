import * as Y from "yjs";
import { cursorFrame, sync, syncFrame } from "../load/frames.ts";
import { joinRoom, type Participant } from "../load/participant.ts";
import { pause, until } from "../load/until.ts";
import type { Figures, Scenario } from "../scenario.ts";
import type { ServerProcess } from "../server-process.ts";
import type { Subject } from "../subjects.ts";

const stalledClients = 4;
const fullMegabytes = 300;
const shortMegabytes = 60;
const valueBytes = 1_000;
const cursorPadding = 3_000;
const writers = 5;

/** Clients that stop reading while others go on. */
export const slow: Scenario = {
  title: "Slow readers",
  what: `${stalledClients} clients stop reading while ${writers} others write presence (3 KB each) and values of a map (1 KB each); then they read again. The same without them tells what they alone cost.`,
  columns: [
    { key: "writtenMb", label: "written MB", digits: 0 },
    { key: "growthMb", label: "memory growth MB", digits: 0 },
    { key: "aloneMb", label: "without the stalled clients", digits: 0 },
    { key: "growthPerStalledMb", label: "per stalled client MB", digits: 1 },
    { key: "convergeMs", label: "ms until they converge", digits: 0 },
    { key: "writeSeconds", label: "seconds to take it in", digits: 1 },
  ],
  targets: [
    { what: "memory growth MB", key: "growthMb", against: "itself", aim: 100, direction: "most" },
    {
      what: "memory growth per stalled client MB",
      key: "growthPerStalledMb",
      against: "itself",
      aim: 16,
      direction: "most",
    },
  ],
  chart: "growthMb",
  async measure({ subject, isFull, start }) {
    const bytes = (isFull ? fullMegabytes : shortMegabytes) * 1e6;
    // What the writing alone takes is not what those take who stopped reading.
    const alone = await flood({ subject, server: await start(), room: "alone", stalledClients: 0, bytes });
    const figures = await flood({ subject, server: await start(), room: "slow", stalledClients, bytes });
    const { growthMb = Number.NaN } = figures;
    const aloneMb = alone["growthMb"] ?? Number.NaN;
    return { ...figures, aloneMb, growthPerStalledMb: Math.max(0, growthMb - aloneMb) / stalledClients };
  },
};

interface Flood {
  subject: Subject;
  server: ServerProcess;
  room: string;
  stalledClients: number;
  bytes: number;
}

/** Ends the server, too. */
async function flood(options: Flood): Promise<Figures> {
  const { subject, server, room, stalledClients: count, bytes: target } = options;
  const port = server.port;
  const stalled: { participant: Participant; doc: Y.Doc; isGone: boolean }[] = [];
  for (let index = 0; index < count; index++) {
    const doc = new Y.Doc();
    const entry = { doc, isGone: false };
    const participant = await joinRoom({
      subject,
      port,
      room,
      onMessage(head, frame) {
        if (head.type === 0) Y.applyUpdate(doc, Uint8Array.from(frame.subarray(head.from, head.to)));
      },
      onClose: () => {
        entry.isGone = true;
      },
    });
    stalled.push(Object.assign(entry, { participant }));
  }
  const authors: { participant: Participant; doc: Y.Doc }[] = [];
  for (let index = 0; index < writers; index++) {
    const doc = new Y.Doc();
    doc.clientID = 9_000 + index;
    const participant = await joinRoom({ subject, port, room, keepBytes: 64 });
    doc.on("update", (update: Uint8Array) => participant.send(syncFrame(sync.update, update)));
    authors.push({ participant, doc });
  }
  await pause(1_000);
  for (const { participant } of stalled) participant.socket.pause();
  await server.collect();
  const before = server.residentBytes();
  server.forgetPeak();

  const began = performance.now();
  let written = 0;
  for (let turn = 0; written < target && performance.now() - began < 40_000; turn++) {
    for (const [index, { participant, doc }] of authors.entries()) {
      doc.getMap("values").set(`of-${index}`, `${turn} `.padEnd(valueBytes, "x"));
      for (let part = 0; part < 3; part++)
        participant.send(cursorFrame(9_000 + index, 1 + turn * 3 + part, cursorPadding));
      written += valueBytes + 3 * cursorPadding;
    }
    while (authors.some(({ participant }) => participant.socket.unsentBytes() > 512 * 1024)) await pause(1);
  }
  const writeSeconds = (performance.now() - began) / 1000;
  await server.untilQuiet(5_000);
  const growth = server.peakBytes() - before;

  const resumed = performance.now();
  for (const { participant } of stalled) participant.socket.resume();
  const last = authors.map(({ doc }, index) => doc.getMap("values").get(`of-${index}`));
  const isThere = (doc: Y.Doc): boolean =>
    last.every((value, index) => doc.getMap("values").get(`of-${index}`) === value);
  const isConverged = await until(() => stalled.every(({ doc }) => isThere(doc)), 15_000);
  const convergeMs = isConverged ? performance.now() - resumed : Number.POSITIVE_INFINITY;
  for (const { participant } of [...stalled, ...authors]) participant.socket.close();
  await server.stop();
  return {
    writtenMb: written / 1e6,
    growthMb: growth / 1e6,
    convergeMs,
    writeSeconds,
    hungUp: stalled.filter(({ isGone }) => isGone).length,
  };
}
