/**
 * Before the first visitor comes, one of our own goes the whole way: upgrade, load, join, answer. What Node compiles on that
 * way is then there. After a restart everybody waits for exactly that, and the first of them would pay for it.
 */
import { request } from "node:http";
import type { Socket } from "node:net";
import * as Y from "yjs";
import { createOpenAccess } from "#collab-server/access/open.ts";
import { createInlineCompactor } from "#collab-server/compaction/inline-compactor.ts";
import type { Logger } from "#collab-server/observability/logger.ts";
import { createRoomRegistry } from "#collab-server/rooms/room-registry.ts";
import { createMemoryStore } from "#collab-server/storage/memory-store.ts";
import { createOrderedUpdateLog } from "#collab-server/storage/ordered-update-log.ts";
import { packBytes } from "#collab-server/storage/packed-bytes.ts";
import type { Clock } from "#lib/collab/clock.ts";
import { createCollabServer } from "./server.ts";

const room = "rehearsal";
const visits = 3;
/** Enough that the loops over bytes are compiled, too. */
const contentBytes = 100_000;
/** A client's masked frame: step 1 of one who has nothing. */
const step1 = Buffer.of(0x82, 0x84, 0, 0, 0, 0, 0, 0, 1, 0);

/** Touches no disk, and answers nobody else. What goes wrong here is no reason not to start. */
export async function rehearse(clock: Clock, logger: Logger): Promise<void> {
  const store = createMemoryStore();
  const log = createOrderedUpdateLog(store);
  const quiet: Logger = { ...logger, debug() {}, info() {} };
  const rooms = createRoomRegistry({ log, compactor: createInlineCompactor(), clock, logger: quiet });
  const server = createCollabServer({
    store,
    rooms,
    access: createOpenAccess(),
    tokenKey: undefined,
    allowedOrigins: [],
    proxyKey: undefined,
    clock,
    logger: quiet,
  });
  try {
    const doc = new Y.Doc();
    doc.getText("t").insert(0, Buffer.alloc(contentBytes, "The quick brown fox. ").toString());
    const update = Y.encodeStateAsUpdate(doc);
    const { byteLength } = update;
    const stateVector = Y.encodeStateVector(doc);
    const at = clock.now();
    await log.writeSnapshot(room, { through: 1, at, stateVector, byteLength, packed: packBytes(update, 1) });
    doc.getText("t").insert(0, "jumps");
    const row = { sequence: 2, at, personId: "", clientId: doc.clientID };
    await log.append(room, [{ ...row, update: Y.encodeStateAsUpdate(doc, stateVector) }], room);
    const port = await server.listen("127.0.0.1", 0);
    for (let visit = 0; visit < visits; visit++) await visitOnce(port, byteLength);
  } catch (error) {
    logger.debug({ error }, "server.rehearsal_failed");
  } finally {
    await server.drain();
  }
}

/** Resolves when about all of the document has come. */
async function visitOnce(port: number, byteLength: number): Promise<void> {
  const socket = await upgraded(port);
  await new Promise<void>((resolve, reject) => {
    let bytes = 0;
    socket.on("data", (chunk: Buffer) => {
      bytes += chunk.byteLength;
      if (bytes >= byteLength) resolve();
    });
    socket.once("error", reject);
    socket.once("close", () => reject(new Error("the rehearsal was cut off")));
    socket.write(step1);
  });
  socket.destroy();
}

function upgraded(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const headers = {
      connection: "Upgrade",
      upgrade: "websocket",
      "sec-websocket-version": "13",
      "sec-websocket-key": Buffer.alloc(16).toString("base64"),
    };
    request({ host: "127.0.0.1", port, path: `/${room}`, headers })
      .once("upgrade", (_response, socket) => resolve(socket))
      .once("response", () => reject(new Error("no upgrade")))
      .once("error", reject)
      .end();
  });
}
