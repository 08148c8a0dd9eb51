/** `@y/websocket-server` with its own LevelDB persistence, put together as its own bin does; only the port is free. */
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { setupWSConnection } from "@y/websocket-server/utils";
import { announce } from "./announce.js";

// The versions of `ws` and of Yjs that it brings itself.
const require = createRequire(import.meta.resolve("@y/websocket-server/utils"));
const WebSocket = require("ws");

const wss = new WebSocket.Server({ noServer: true });
const server = createServer();
wss.on("connection", setupWSConnection);
server.on("upgrade", (request, socket, head) => {
  wss.handleUpgrade(request, socket, head, (webSocket) => wss.emit("connection", webSocket, request));
});
server.listen(0, "127.0.0.1", () => announce(server));
process.on("SIGTERM", () => process.exit(0));
