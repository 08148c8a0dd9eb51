/** Writers who type and readers who read in one room; the load of three scenarios. */

import type { ServerProcess } from "../server-process.ts";
import type { Subject } from "../subjects.ts";
import { cursorFrame, typedLetter } from "./frames.ts";
import { createHistogram } from "./histogram.ts";
import { addressOf, joinRoom, type Participant } from "./participant.ts";
import { readTypedRuns } from "./received.ts";
import { pause, until } from "./until.ts";

export interface RelayRun {
  editsPerSecond: number;
  sent: number;
  delivered: number;
  deliveredPerSecond: number;
  presenceFramesPerReaderSecond: number;
  p50Ms: number;
  p99Ms: number;
  serverCpuShare: number;
  /** Of the load generator: above 0.9 it is the limit, and not the server. */
  loadCpuShare: number;
  serverCpuMicrosPerDelivery: number;
}

export interface RelayLoad {
  /** Types for `seconds` and waits until all was delivered, or for `patienceMs`. */
  run(options: { editsPerSecond: number; seconds: number; withCursor?: boolean }): Promise<RelayRun>;
  close(): void;
}

const firstWriter = 1_000;
const patienceMs = 2_000;
/** How many of a writer's letters are remembered: more than are ever on their way. */
const rememberedLetters = 2 ** 19;
const nothing = new Float64Array(0);

export async function openRelayLoad(
  subject: Subject,
  server: ServerProcess,
  counts: { writers: number; readers: number },
): Promise<RelayLoad> {
  const room = "relay";
  const sentAt = Array.from({ length: counts.writers }, () => new Float64Array(rememberedLetters));
  /** The first letter of each writer in this run. */
  let first = new Uint32Array(counts.writers);
  const clocks = new Uint32Array(counts.writers);
  const cursorClocks = new Uint32Array(counts.writers);
  let histogram = createHistogram();
  let delivered = 0;
  let presenceFrames = 0;

  const writers: Participant[] = [];
  for (let index = 0; index < counts.writers; index++)
    writers.push(await joinRoom({ subject, port: server.port, room }));
  const readers: Participant[] = [];
  for (let index = 0; index < counts.readers; index++) {
    const seen = new Uint32Array(counts.writers);
    readers.push(
      await joinRoom({
        subject,
        port: server.port,
        room,
        address: addressOf(index),
        onMessage(head, frame) {
          if (head.type === 1) presenceFrames++;
          if (head.type !== 0) return;
          const now = performance.now();
          readTypedRuns(frame, head.from, (client, clock, length) => {
            const writer = client - firstWriter;
            const known = seen[writer] ?? 0;
            // A catching-up server may repeat what was there before.
            const times = sentAt[writer] ?? nothing;
            const end = clock + length;
            for (let next = Math.max(clock, known, first[writer] ?? 0); next < end; ) {
              const at = times[next % rememberedLetters] ?? 0;
              let behind = next + 1;
              while (behind < end && times[behind % rememberedLetters] === at) behind++;
              histogram.add(now - at, behind - next);
              delivered += behind - next;
              next = behind;
            }
            seen[writer] = Math.max(known, end);
          });
        },
      }),
    );
  }

  /** `at`: when it was sent. */
  function type(writer: number, at: number, withCursor: boolean): void {
    const participant = writers[writer];
    const clock = clocks[writer] ?? 0;
    clocks[writer] = clock + 1;
    const times = sentAt[writer];
    if (times) times[clock % rememberedLetters] = at;
    participant?.send(typedLetter(firstWriter + writer, clock));
    if (!withCursor) return;
    const cursorClock = (cursorClocks[writer] ?? 0) + 1;
    cursorClocks[writer] = cursorClock;
    participant?.send(cursorFrame(firstWriter + writer, cursorClock));
  }

  return {
    async run({ editsPerSecond, seconds, withCursor = false }) {
      first = Uint32Array.from(clocks);
      histogram = createHistogram();
      [delivered, presenceFrames] = [0, 0];
      const cpuBefore = server.cpuSeconds();
      const ownBefore = process.cpuUsage();
      const began = performance.now();
      let sent = 0;
      await everyMillisecond(seconds, (elapsedMs) => {
        const now = performance.now();
        const due = Math.ceil((elapsedMs / 1000) * editsPerSecond);
        // Each writer's letters of this moment, in one write: the load must not be what is measured.
        for (let turn = Math.min(counts.writers, due - sent); turn > 0; turn--) {
          const writer = (sent + turn) % counts.writers;
          writers[writer]?.socket.together(() => {
            for (let next = sent + turn; next <= due; next += counts.writers) type(writer, now, withCursor);
          });
        }
        sent = Math.max(sent, due);
      });
      const lasted = (performance.now() - began) / 1000;
      const expected = sent * counts.readers;
      await until(() => delivered >= expected, patienceMs);
      const took = (performance.now() - began) / 1000;
      const serverCpu = server.cpuSeconds() - cpuBefore;
      const own = process.cpuUsage(ownBefore);
      return {
        editsPerSecond,
        sent,
        delivered,
        deliveredPerSecond: delivered / took,
        presenceFramesPerReaderSecond: presenceFrames / counts.readers / lasted,
        // What never came counts as late.
        p50Ms: histogram.quantile((0.5 * expected) / Math.max(1, delivered)),
        p99Ms: delivered < expected * 0.99 ? Number.POSITIVE_INFINITY : histogram.quantile(0.99),
        serverCpuShare: serverCpu / took,
        loadCpuShare: (own.user + own.system) / 1e6 / took,
        serverCpuMicrosPerDelivery: (serverCpu * 1e6) / Math.max(1, delivered),
      };
    },
    close() {
      for (const { socket } of [...writers, ...readers]) socket.close();
    },
  };
}

/** Calls `tick` with the time since the start about every millisecond, for `seconds`. */
export async function everyMillisecond(seconds: number, tick: (elapsedMs: number) => void): Promise<void> {
  const began = performance.now();
  for (let elapsed = 0; elapsed < seconds * 1000; ) {
    await pause(1);
    elapsed = performance.now() - began;
    tick(elapsed);
  }
}
