/** A room for tests: a store by script, a clock that the test moves, sockets without a network. */
import * as Y from "yjs";
import type { Admission } from "#collab-server/access/access-port.ts";
import { createInlineCompactor } from "#collab-server/compaction/inline-compactor.ts";
import {
  encodeAwareness,
  encodeStep1,
  encodeStep2,
  encodeUpdate,
} from "#collab-server/protocol/server-message.ts";
import { createHotDocuments } from "#collab-server/rooms/hot-documents.ts";
import { createRoom, type Room } from "#collab-server/rooms/room.ts";
import type { Session } from "#collab-server/rooms/session.ts";
import { createMemoryStore } from "#collab-server/storage/memory-store.ts";
import type { OrderedStore } from "#collab-server/storage/ordered-store.ts";
import { createOrderedUpdateLog } from "#collab-server/storage/ordered-update-log.ts";
import type { Role } from "#lib/collab/role.ts";
import { createFakeClock, type FakeClock } from "#lib/collab/testing/fake-clock.ts";
import { createFakeConnection, type FakeConnection } from "./fake-connection.ts";
import { createRecordingLogger, type RecordedEvent } from "./recording-logger.ts";
import { createScriptedStore, type ScriptedStore } from "./scripted-store.ts";

/** A client in the room. */
export interface Guest {
  connection: FakeConnection;
  session: Session;
  doc: Y.Doc;
  /** Sends everything that this document has, as an answer to a step 1. */
  sendStep2(): void;
  /** Asks for everything that this document lacks. */
  sendStep1(): void;
  sendUpdate(update: Uint8Array): void;
  /** Changes the document and gives the update, which is not sent. */
  change(edit: (doc: Y.Doc) => void): Uint8Array;
  present(clock: number, state: unknown, clientId?: number): void;
  /** What the last message 100 said; 0 without one. */
  settled(): number;
  /** The document as this client would have it, when it applied all frames so far. */
  received(): Y.Doc;
}

export interface RoomBench {
  room: Room;
  store: ScriptedStore;
  clock: FakeClock;
  events: RecordedEvent[];
  enter: (options?: {
    role?: Role;
    /** Null: nobody is verified, as in open mode. */
    person?: string | null;
    speaksQuire?: boolean;
    incarnation?: string;
    document?: Admission["document"];
  }) => Guest;
  /** Resolves when writes that nothing holds up are done. */
  settle: () => Promise<void>;
}

/** Opens a room over `inner` and waits until it is loaded. */
export async function openRoomBench(inner: OrderedStore = createMemoryStore()): Promise<RoomBench> {
  const clock = createFakeClock();
  const store = createScriptedStore(inner);
  const logger = createRecordingLogger();
  const room = createRoom("room", {
    log: createOrderedUpdateLog(store),
    compactor: createInlineCompactor(),
    hotDocuments: createHotDocuments(clock),
    clock,
    logger,
    onCommitted: () => {},
    onMaybeIdle: () => {},
  });
  await room.loaded;

  return {
    room,
    store,
    clock,
    events: logger.events,
    enter({ role = "edit", person = "ann", speaksQuire = true, incarnation, document } = {}) {
      const connection = createFakeConnection(clock);
      const user = person === null ? undefined : { id: person, name: `${person}!`, color: "#1d4ed8" };
      const admission: Admission = { role, ...(user && { user }), ...(document && { document }) };
      const session = room.join({ connection, admission, speaksQuire, incarnation });
      const doc = new Y.Doc();
      const guest: Guest = {
        connection,
        session,
        doc,
        sendStep2: () => room.receive(session, encodeStep2(Y.encodeStateAsUpdate(doc))),
        sendStep1: () => room.receive(session, encodeStep1(Y.encodeStateVector(doc))),
        sendUpdate: (update) => room.receive(session, encodeUpdate(update)),
        change(edit) {
          const before = Y.encodeStateVector(doc);
          edit(doc);
          return Y.encodeStateAsUpdate(doc, before);
        },
        present: (at, state, clientId = doc.clientID) =>
          room.receive(
            session,
            encodeAwareness([
              { clientId, clock: at, json: state === null ? undefined : JSON.stringify(state) },
            ]),
          ),
        settled: () => connection.of("durable").at(-1)?.settled ?? 0,
        received() {
          const copy = new Y.Doc();
          for (const frame of connection.frames) {
            if (frame.type === "step2" || frame.type === "update") Y.applyUpdate(copy, frame.bytes);
          }
          return copy;
        },
      };
      return guest;
    },
    settle: async () => {
      for (let i = 0; i < 20; i++) await new Promise((resolve) => setImmediate(resolve));
    },
  };
}
