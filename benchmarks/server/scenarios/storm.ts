import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { emptyStep2, sync, syncFrame } from "../load/frames.ts";
import { addressOf, joinRoom } from "../load/participant.ts";
import { readTrace, type Trace } from "../load/trace.ts";
import { pause, until } from "../load/until.ts";
import type { Scenario } from "../scenario.ts";
import type { ServerProcess } from "../server-process.ts";
import type { Subject } from "../subjects.ts";

const clients = 1_000;
const room = "storm";
/** Its document encodes to about 200 KB. */
const edits = 150_000;
const patienceMs = 40_000;

/** Everybody comes back at once. */
export const storm: Scenario = {
  title: "Storm",
  what: "1,000 clients come back at once after a restart to a document of about 200 KB: once all of them without it, once all of them with it, until everybody is in sync.",
  columns: [
    { key: "emptySeconds", label: "without it: seconds", digits: 2 },
    { key: "emptyCpuSeconds", label: "server CPU s", digits: 2 },
    { key: "emptyPeakMb", label: "peak memory growth MB", digits: 0 },
    { key: "havingSeconds", label: "with it: seconds", digits: 2 },
    { key: "havingCpuSeconds", label: "server CPU s", digits: 2 },
    { key: "havingPeakMb", label: "peak memory growth MB", digits: 0 },
  ],
  targets: [
    { what: "all in sync, without it", key: "emptySeconds", against: "bare", aim: 1.5, direction: "most" },
    { what: "all in sync, with it", key: "havingSeconds", against: "bare", aim: 1.5, direction: "most" },
    {
      what: "peak memory growth MB, without it",
      key: "emptyPeakMb",
      against: "itself",
      aim: 100,
      direction: "most",
    },
    {
      what: "peak memory growth MB, with it",
      key: "havingPeakMb",
      against: "itself",
      aim: 100,
      direction: "most",
    },
  ],
  chart: "emptySeconds",
  async measure({ subject, folder, tracePath, start }) {
    const trace = readTrace(tracePath, edits);
    let server = await start();
    if (subject.key === "bare") {
      writeFileSync(join(folder, "all.bin"), syncFrame(sync.step2, trace.encoded));
      writeFileSync(join(folder, "difference.bin"), syncFrame(sync.step2, trace.difference));
    } else {
      const full = syncFrame(sync.step2, trace.encoded);
      const writer = await joinRoom({ subject, port: server.port, room, answer: () => full });
      await server.untilQuiet(15_000);
      writer.socket.close();
      await pause(1_000);
    }
    const figures: Record<string, number> = { encodedKb: trace.encoded.length / 1000 };
    for (const kind of ["empty", "having"] as const) {
      await server.stop();
      server = await start();
      const { seconds, cpuSeconds, peakMb } = await comeBack(subject, server, trace, kind === "having");
      figures[`${kind}Seconds`] = seconds;
      figures[`${kind}CpuSeconds`] = cpuSeconds;
      figures[`${kind}PeakMb`] = peakMb;
    }
    return figures;
  },
};

/** Until each client was sent what it lacks, and the server has nothing left to do for them. */
async function comeBack(
  subject: Subject,
  server: ServerProcess,
  trace: Trace,
  isHaving: boolean,
): Promise<{ seconds: number; cpuSeconds: number; peakMb: number }> {
  const step1 = syncFrame(sync.step1, isHaving ? trace.stateVector : Uint8Array.of(0));
  const full = syncFrame(sync.step2, trace.encoded);
  const enough = isHaving ? 0 : trace.encoded.length * 0.95;
  await server.collect();
  const before = server.residentBytes();
  server.forgetPeak();
  const cpuBefore = server.cpuSeconds();
  const began = performance.now();
  let inSync = 0;
  let last = Number.NaN;

  const joining = Array.from({ length: clients }, async (_, index) => {
    let isIn = false;
    return joinRoom({
      subject,
      port: server.port,
      room,
      address: addressOf(index),
      step1,
      keepBytes: 64,
      // A server that says it has nothing is given everything by those who have it.
      answer: (frame, head) =>
        isHaving && head.to - head.from <= 1 && frame[head.from] === 0 ? full : emptyStep2,
      onMessage(head) {
        // An update that brings a late document counts, too.
        if (head.type !== 0 || isIn || head.to - head.from < enough) return;
        isIn = true;
        inSync++;
        last = performance.now();
      },
    });
  });
  const joined = await Promise.allSettled(joining);
  await until(() => inSync >= clients, patienceMs);
  await server.untilQuiet(15_000);
  for (const one of joined) if (one.status === "fulfilled") one.value.socket.close();
  return {
    seconds: inSync === clients ? (last - began) / 1000 : Number.POSITIVE_INFINITY,
    cpuSeconds: server.cpuSeconds() - cpuBefore,
    peakMb: (server.peakBytes() - before) / 1e6,
  };
}
