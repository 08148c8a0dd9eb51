/** People who write in one document over a seeded network, and a server that drains, dies and comes back on the same disk. */
import * as Y from "yjs";
import type { AccessPort } from "#collab-server/access/access-port.ts";
import { createInlineCompactor } from "#collab-server/compaction/inline-compactor.ts";
import {
  encodeAwareness,
  encodeStep1,
  encodeStep2,
  encodeUpdate,
} from "#collab-server/protocol/server-message.ts";
import type { Connection } from "#collab-server/rooms/connection.ts";
import { JoinError } from "#collab-server/rooms/join-error.ts";
import { createRoomEntrance, type RoomSeat } from "#collab-server/rooms/room-entrance.ts";
import { createRoomRegistry } from "#collab-server/rooms/room-registry.ts";
import type { OrderedStore } from "#collab-server/storage/ordered-store.ts";
import { createOrderedUpdateLog } from "#collab-server/storage/ordered-update-log.ts";
import { createRecordingLogger } from "#collab-server/testing/recording-logger.ts";
import { createScriptedStore } from "#collab-server/testing/scripted-store.ts";
import {
  type ClientSocket,
  type SeededNetwork,
  type ServerEnd,
} from "#collab-server/testing/seeded-network.ts";
import { readServerFrame } from "#collab-server/testing/server-frame.ts";
import type { CloseReason } from "#lib/collab/close-codes.ts";
import { createFakeClock } from "#lib/collab/testing/fake-clock.ts";
import type { createRandom } from "../integration/seeded-random.ts";

/** What a store that fails by script leads to. */
const scripted: ReadonlySet<string> = new Set(["store.append_failed", "log.compaction_failed"]);

type Random = ReturnType<typeof createRandom>;
const room = "room";
const incarnation = "A".repeat(22);

/** One life of the server; the disk outlives it. */
export interface ServerLife {
  /** `person` undefined: nobody is verified, as in open mode. */
  accept(person: string | undefined): (connection: Connection) => ServerEnd;
  advance(ms: number): void;
  /** Its writes fail from now on, or work again. */
  failWrites(isFailing: boolean): void;
  /** Nothing reaches the disk any more. */
  die(): void;
  drain(): Promise<void>;
  text(): Promise<Y.Doc>;
  problems(): string[];
}

export function startLife(disk: OrderedStore): ServerLife {
  const clock = createFakeClock();
  const store = createScriptedStore(disk);
  const logger = createRecordingLogger();
  const log = createOrderedUpdateLog(store);
  const rooms = createRoomRegistry({ log, compactor: createInlineCompactor(), clock, logger });
  const access: AccessPort = {
    admit: async (claims) => ({
      role: "edit",
      document: { incarnation, format: "text", schemaVersion: 1 },
      ...(claims && { user: { id: claims.sub, name: claims.name, color: claims.color } }),
    }),
    joined: async () => {},
    subscribe: () => () => {},
  };
  const entrance = createRoomEntrance(rooms, access, logger);

  return {
    accept: (person) => (connection) => {
      const claims = person === undefined ? undefined : { sub: person, name: person, color: "#1d4ed8" };
      let seat: RoomSeat | undefined;
      let early: Uint8Array[] = [];
      let goodbye: boolean | undefined;
      /** As the transport does: what comes before the seat is there waits. */
      async function sit(): Promise<void> {
        try {
          const taken = await entrance.join({ connection, room, claims, speaksQuire: true, incarnation });
          if (goodbye !== undefined) return taken.leave(goodbye);
          seat = taken;
          for (const frame of early) taken.receive(frame);
          early = [];
        } catch (error) {
          connection.close(error instanceof JoinError ? error.closeReason : "loadFailed");
        }
      }
      // oxlint-disable-next-line no-void -- `sit` handles every failure itself.
      void sit();
      return {
        receive: (frame) => (seat === undefined ? void early.push(frame) : seat.receive(frame)),
        left(isGoodbye) {
          goodbye = isGoodbye;
          seat?.leave(isGoodbye);
        },
      };
    },
    advance: (ms) => clock.advance(ms),
    failWrites(isFailing) {
      store.failWrites = isFailing;
    },
    die() {
      store.failWrites = store.failReads = true;
    },
    async drain() {
      const drained = rooms.drain(5_000);
      for (let i = 0; i < 60; i++) {
        clock.advance(100);
        await breathe();
      }
      await drained;
    },
    text: () =>
      rooms.read(room, (doc) => {
        const copy = new Y.Doc();
        Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
        return copy;
      }),
    problems: () =>
      logger.events
        .filter(({ level, event }) => level === "error" && !scripted.has(event))
        .map(({ event }) => event),
  };
}

/** Lets promises that nothing holds up come to their end. */
export const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

export interface Writer {
  doc: Y.Doc;
  /** What this writer added, and what of it was acknowledged on some socket. */
  written: string[];
  acknowledged: Set<string>;
  states: Map<number, unknown>;
  clock: number;
  sockets: Set<ClientSocket>;
  closes: (CloseReason | undefined)[];
  connect(life: ServerLife): void;
  /** True when a socket is open on which everything sent is settled. */
  isSaved(): boolean;
  present(state: unknown): void;
}

/** Somebody with a document, and any number of sockets at once, each of which behaves as a y-websocket provider. */
export function createWriter(network: SeededNetwork, clientId: number, person: string | undefined): Writer {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  const ledgers = new Map<ClientSocket, { sent: string[][]; settled: number; isSynced: boolean }>();

  function sendDocument(socket: ClientSocket, frame: Uint8Array, carries: string[]): void {
    ledgers.get(socket)?.sent.push(carries);
    socket.send(frame);
  }

  const writer: Writer = {
    doc,
    written: [],
    acknowledged: new Set(),
    states: new Map(),
    clock: 0,
    sockets: new Set(),
    closes: [],
    connect(life) {
      const socket = network.open(
        {
          received(bytes) {
            const frame = readServerFrame(bytes);
            const ledger = ledgers.get(socket);
            if (ledger === undefined) return;
            if (frame.type === "step1")
              sendDocument(socket, encodeStep2(Y.encodeStateAsUpdate(doc, frame.bytes)), [...writer.written]);
            else if (frame.type === "step2" || frame.type === "update") {
              Y.applyUpdate(doc, frame.bytes, socket);
              ledger.isSynced ||= frame.type === "step2";
            } else if (frame.type === "awareness") {
              for (const [id, { state }] of frame.states) writer.states.set(id, state);
            } else if (frame.type === "durable") {
              for (const carried of ledger.sent.slice(ledger.settled, frame.settled))
                for (const token of carried) writer.acknowledged.add(token);
              if (frame.settled > ledger.sent.length) throw new Error("acknowledged what was never sent");
              ledger.settled = frame.settled;
            }
          },
          closed(reason) {
            writer.closes.push(reason);
            writer.sockets.delete(socket);
            ledgers.delete(socket);
          },
        },
        life.accept(person),
      );
      ledgers.set(socket, { sent: [], settled: 0, isSynced: false });
      writer.sockets.add(socket);
      socket.send(encodeStep1(Y.encodeStateVector(doc)));
      writer.present({ at: writer.clock });
    },
    isSaved: () =>
      [...ledgers.values()].some(
        ({ sent, settled, isSynced }) => isSynced && sent.length > 0 && settled === sent.length,
      ),
    present(state) {
      writer.clock++;
      const json = JSON.stringify(state);
      for (const socket of writer.sockets)
        socket.send(encodeAwareness([{ clientId, clock: writer.clock, json }]));
    },
  };
  doc.on("update", (update: Uint8Array, origin: unknown) => {
    // What one socket brought goes out on the others, as with two providers on one document.
    for (const socket of writer.sockets)
      if (socket !== origin)
        sendDocument(socket, encodeUpdate(update), origin === "own" ? writer.written.slice(-1) : []);
  });
  return writer;
}

/** Writes something; the token stays in the document for good, the text may go again. */
export function write(writer: Writer, random: Random): void {
  const { doc } = writer;
  const token = `${doc.clientID}.${writer.written.length}`;
  writer.written.push(token);
  doc.transact(() => {
    doc.getArray<string>("tokens").push([token]);
    const text = doc.getText("body");
    const kind = random.below(10);
    if (kind < 5)
      text.insert(random.below(text.length + 1), random.pick(["a", "word ", "a longer run of text "]));
    else if (kind < 7 && text.length > 0) {
      const at = random.below(text.length);
      text.delete(at, Math.min(1 + random.below(8), text.length - at));
    } else if (kind === 7 && text.length > 2) text.format(random.below(text.length - 1), 1, { bold: true });
    else if (kind === 8) doc.getMap("map").set(random.pick(["x", "y", "__proto__"]), random.below(100));
    else text.insert(0, "x".repeat(random.below(20) === 0 ? 6_000 : 10));
  }, "own");
}
