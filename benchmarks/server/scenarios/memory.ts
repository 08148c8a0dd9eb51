import * as Y from "yjs";
import { emptyStep2, sync, syncFrame } from "../load/frames.ts";
import { addressOf, joinRoom, type Participant } from "../load/participant.ts";
import { pause } from "../load/until.ts";
import type { Scenario } from "../scenario.ts";
import type { ServerProcess } from "../server-process.ts";
import type { Subject } from "../subjects.ts";

const settleMs = 12_000;

/** Many small documents, each with somebody in it. */
export const memory: Scenario = {
  title: "Memory",
  what: "2,000 documents of 2 KB, each with one client; then everybody leaves and comes back. Resident memory after garbage collection, less that of the started server.",
  columns: [
    { key: "firstPerDocumentKb", label: "KB per open document, first time", digits: 1 },
    { key: "secondPerDocumentKb", label: "second time", digits: 1 },
    { key: "leftAfterFirstMb", label: "MB left after everybody went", digits: 1 },
    { key: "leftAfterSecondMb", label: "after the second time", digits: 1 },
    { key: "heapPerDocumentKb", label: "of it JS heap KB", digits: 1 },
  ],
  targets: [
    {
      what: "resident KB per open document",
      key: "secondPerDocumentKb",
      against: "better peer",
      aim: 0.5,
      direction: "most",
    },
    {
      what: "MB left after the second time",
      key: "leftAfterSecondMb",
      against: "itself",
      aim: 20,
      direction: "most",
    },
  ],
  chart: "secondPerDocumentKb",
  async measure({ subject, start }) {
    const documents = 2_000;
    const server = await start();
    const update = smallDocument();
    // The first documents warm up what every later one shares.
    await leave(await openAll(subject, server, 50, update, "warm"), server);
    const before = (await server.collect(), server.residentBytes());
    const heapBefore = (await server.collect()).memory.heapUsed;
    const figures: Record<string, number> = { startedMb: before / 1e6 };
    for (const time of ["First", "Second"] as const) {
      const participants = await openAll(subject, server, documents, update, "doc");
      await pause(settleMs);
      const { memory: heap } = await server.collect();
      const perDocument = (server.residentBytes() - before) / documents / 1024;
      figures[`${time.toLowerCase()}PerDocumentKb`] = perDocument;
      figures["heapPerDocumentKb"] = (heap.heapUsed - heapBefore) / documents / 1024;
      await leave(participants, server);
      const left = await server.collect();
      figures[`heapLeftAfter${time}Mb`] = (left.memory.heapUsed - heapBefore) / 1e6;
      figures[`leftAfter${time}Mb`] = (server.residentBytes() - before) / 1e6;
    }
    return figures;
  },
};

/** About 2 KB encoded, as somebody's notes would be: paragraphs in an XML fragment. */
function smallDocument(): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = 77;
  const fragment = doc.getXmlFragment("prosemirror");
  for (let index = 0; index < 12; index++) {
    const paragraph = new Y.XmlElement("paragraph");
    paragraph.insert(0, [
      new Y.XmlText(`${index} ${"The quick brown fox jumps over the lazy dog. ".repeat(3)}`),
    ]);
    fragment.insert(index, [paragraph]);
  }
  return Y.encodeStateAsUpdate(doc);
}

async function openAll(
  subject: Subject,
  server: ServerProcess,
  count: number,
  update: Uint8Array,
  name: string,
): Promise<Participant[]> {
  const participants: Participant[] = [];
  const full = syncFrame(sync.step2, update);
  for (let index = 0; index < count; index++) {
    participants.push(
      await joinRoom({
        subject,
        port: server.port,
        room: `${name}-${index}`,
        address: addressOf(index),
        // Whoever has nothing is given the document.
        answer: (frame, head) => (head.to - head.from <= 1 && frame[head.from] === 0 ? full : emptyStep2),
      }),
    );
    // The servers that never ask are told.
    if (subject.key === "bare") participants.at(-1)?.send(full);
  }
  return participants;
}

async function leave(participants: readonly Participant[], server: ServerProcess): Promise<void> {
  for (const { socket } of participants) socket.close();
  await pause(settleMs);
  await server.untilQuiet(15_000);
}
