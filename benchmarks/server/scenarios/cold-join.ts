import { cpSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as Y from "yjs";
import { sync, syncFrame } from "../load/frames.ts";
import { joinRoom } from "../load/participant.ts";
import { readTrace, type Trace } from "../load/trace.ts";
import { pause, until } from "../load/until.ts";
import type { Scenario } from "../scenario.ts";
import { folderBytes, type ServerProcess } from "../server-process.ts";
import type { Subject } from "../subjects.ts";

const room = "paper";
const shortEdits = 60_000;
const joins = 3;
const replayPatienceMs = 240_000;

/** A long history, a restart, and the first who comes. */
export const coldJoin: Scenario = {
  title: "Cold join",
  what: "The B4 trace is replayed through a socket, keystroke by keystroke; the server restarts; the first client waits for the whole document. Median of 3 restarts. Killed: the same after SIGKILL right behind the last keystroke, before anything was tidied up (the peers lose edits then, and are not asked).",
  columns: [
    { key: "edits", label: "edits replayed", digits: 0 },
    { key: "coldJoinMs", label: "cold join ms", digits: 0 },
    { key: "killedJoinMs", label: "killed: cold join ms", digits: 0 },
    { key: "saysSyncedMs", label: "first step 2 after ms", digits: 0 },
    { key: "replayEditsPerSecond", label: "edits/s taken in", digits: 0 },
    { key: "dataFolderMb", label: "data folder MB", digits: 2 },
    { key: "dataFolderRatio", label: "× the encoded document", digits: 1 },
  ],
  targets: [
    { what: "cold join", key: "coldJoinMs", against: "bare", aim: 3, direction: "most" },
    { what: "cold join", key: "coldJoinMs", against: "better peer", aim: 0.2, direction: "most" },
    { what: "cold join, killed", key: "killedJoinMs", against: "bare", aim: 3, direction: "most" },
    {
      what: "data folder, × the encoded document",
      key: "dataFolderRatio",
      against: "itself",
      aim: 12,
      direction: "most",
    },
  ],
  chart: "coldJoinMs",
  async measure({ subject, folder, isFull, tracePath, start }) {
    const trace = readTrace(tracePath, isFull ? Number.POSITIVE_INFINITY : shortEdits);
    let server = await start();
    const figures: Record<string, number> = { edits: trace.edits };
    if (subject.key === "bare") {
      writeFileSync(join(folder, "all.bin"), syncFrame(sync.step2, trace.encoded));
    } else {
      figures["replayEditsPerSecond"] = trace.edits / (await replay(subject, server, trace));
      if (subject.key === "quire") figures["killedJoinMs"] = await joinsAfterKill();
      await server.untilQuiet(30_000);
    }
    const times: { all: number; first: number }[] = [];
    for (let time = 0; time < joins; time++) {
      await server.stop();
      server = await start();
      times.push(await coldJoinOnce(subject, server, trace.length));
      await server.untilQuiet(10_000);
    }
    await server.stop();
    const middle = middleOf(times);
    if (subject.key === "bare" && middle !== undefined) figures["killedJoinMs"] = middle.all;

    /** Every time from the folder as the kill left it: whoever joins tidies it up. */
    async function joinsAfterKill(): Promise<number> {
      await server.kill();
      const left = `${folder}-killed`;
      cpSync(folder, left, { recursive: true });
      const killed: { all: number; first: number }[] = [];
      for (let time = 0; time < joins; time++) {
        rmSync(folder, { recursive: true });
        cpSync(left, folder, { recursive: true });
        server = await start();
        await server.untilQuiet(10_000);
        killed.push(await coldJoinOnce(subject, server, trace.length));
        if (time < joins - 1) await server.kill();
      }
      rmSync(left, { recursive: true });
      return middleOf(killed)?.all ?? Number.NaN;
    }

    const bytes = folderBytes(folder);
    return {
      ...figures,
      coldJoinMs: middle?.all ?? Number.NaN,
      saysSyncedMs: middle?.first ?? Number.NaN,
      dataFolderMb: bytes / 1e6,
      dataFolderRatio: bytes / trace.encoded.length,
      encodedKb: trace.encoded.length / 1000,
    };
  },
};

function middleOf<T extends { all: number }>(times: T[]): T | undefined {
  return times.sort((a, b) => a.all - b.all)[Math.floor(times.length / 2)];
}

/** Sends as fast as the server reads; resolves with the seconds until a second client has all of it. */
async function replay(subject: Subject, server: ServerProcess, trace: Trace): Promise<number> {
  const writer = await joinRoom({ subject, port: server.port, room });
  const began = performance.now();
  for (const [index, update] of trace.updates.entries()) {
    writer.send(syncFrame(sync.update, update));
    if (index % 64 !== 0) continue;
    while (writer.socket.unsentBytes() > 256 * 1024) await pause(1);
  }
  const wanted = Buffer.from(trace.stateVector);
  for (const end = Date.now() + replayPatienceMs; Date.now() < end; ) {
    if (await hasReached(subject, server, wanted)) return (performance.now() - began) / 1000;
  }
  throw new Error(`${subject.name} did not take in the trace`);
}

/** Asks the server for its state vector: every server sends its step 1 to a newcomer. */
async function hasReached(subject: Subject, server: ServerProcess, wanted: Buffer): Promise<boolean> {
  let vector: Buffer | undefined;
  const asker = await joinRoom({
    subject,
    port: server.port,
    room,
    keepBytes: 256,
    answer(frame, head) {
      vector = Buffer.from(frame.subarray(head.from, head.to));
      return syncFrame(sync.step2, Uint8Array.of(0, 0));
    },
  });
  await until(() => vector !== undefined, 30_000);
  asker.socket.close();
  await pause(200);
  return vector !== undefined && vector.equals(wanted);
}

/** Milliseconds from the first byte sent until the document was there, and until the first step 2. */
async function coldJoinOnce(
  subject: Subject,
  server: ServerProcess,
  length: number,
): Promise<{ all: number; first: number }> {
  const arrived: { at: number; update: Uint8Array }[] = [];
  let bytes = 0;
  const began = performance.now();
  const newcomer = await joinRoom({
    subject,
    port: server.port,
    room,
    onMessage(head, frame) {
      if (head.type !== 0) return;
      arrived.push({ at: performance.now(), update: Uint8Array.from(frame.subarray(head.from, head.to)) });
      bytes += head.to - head.from;
    },
  });
  // The document comes in one frame; what is read of it is looked at when it has come, so that reading costs no time.
  await until(() => bytes >= length, 60_000, 1);
  await pause(300);
  newcomer.socket.close();
  const doc = new Y.Doc();
  const first = (arrived[0]?.at ?? Number.NaN) - began;
  for (const { at, update } of arrived) {
    Y.applyUpdate(doc, update);
    if (doc.getText("body").length === length) return { all: at - began, first };
  }
  return { all: Number.NaN, first };
}
