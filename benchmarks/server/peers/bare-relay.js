/**
 * The floor: `ws` and nothing else. Sends every frame on to all others in the room, and answers a step 1 with a file that
 * lies ready, read anew for every room. No Yjs, no checks, no storage.
 */
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { WebSocketServer } from "ws";
import { announce } from "./announce.js";

const [, , folder = "."] = process.argv;
const rooms = new Map();
const wss = new WebSocketServer({ noServer: true, perMessageDeflate: false });
const server = createServer();

server.on("upgrade", (request, socket, head) => {
  wss.handleUpgrade(request, socket, head, (webSocket) => enter(request.url ?? "/", webSocket));
});

function enter(room, webSocket) {
  let sockets = rooms.get(room);
  if (sockets === undefined) rooms.set(room, (sockets = new Set()));
  sockets.add(webSocket);
  webSocket.on("message", (data) => {
    if (data[0] === 0 && data[1] === 0) {
      // A state vector of one byte is empty: a client that has nothing.
      // oxlint-disable-next-line no-void -- a file that cannot be read is an empty one
      void answer(webSocket, sockets, data[2] === 1 ? "all.bin" : "difference.bin");
      return;
    }
    for (const other of sockets) if (other !== webSocket) other.send(data);
  });
  webSocket.on("error", () => webSocket.terminate());
  webSocket.on("close", () => {
    sockets.delete(webSocket);
    if (sockets.size === 0) rooms.delete(room);
  });
}

/** One read shared by all who ask meanwhile and after, as long as the room is open. */
async function answer(webSocket, sockets, name) {
  sockets.files ??= new Map();
  let file = sockets.files.get(name);
  if (file === undefined) {
    file = readFile(`${folder}/${name}`).catch(() => Buffer.of(0, 1, 2, 0, 0));
    sockets.files.set(name, file);
  }
  webSocket.send(await file);
}

server.listen(0, "127.0.0.1", () => announce(server));
