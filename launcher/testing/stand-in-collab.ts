/**
 * A collab server's outside for launcher tests: says over IPC that it listens, tells each WebSocket what its handshake
 * looked like, echoes what comes after, and closes with 1012 on SIGTERM. `GET /v1/people/me` knows everybody.
 */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { WebSocketServer } from "ws";

const port = Number(process.env["COLLAB_PORT"] ?? 0);
const server = createServer((request, response) => {
  const person = { id: "p1", name: "Calm Otter", color: "#1d4ed8", keyVersion: 1 };
  const isKnown = request.url === "/v1/people/me" || request.url?.startsWith("/v1/documents?");
  response.writeHead(isKnown === true ? 200 : 404, { "content-type": "application/json" });
  const body = request.url === "/v1/people/me" ? person : { documents: [] };
  response.end(
    JSON.stringify(isKnown === true ? body : { error: { code: "not_found", message: "Nothing here." } }),
  );
});
const sockets = new WebSocketServer({ server, handleProtocols: () => "quire.v1" });
sockets.on("connection", (socket, request) => {
  socket.send(JSON.stringify({ url: request.url, headers: request.headers }));
  socket.on("message", (data, isBinary) => {
    if (Buffer.isBuffer(data) && data.toString() === "die") process.exit(7);
    socket.send(data, { binary: isBinary });
  });
});

const stop = () => {
  for (const socket of sockets.clients) socket.close(1012);
  server.close(() => process.exit(0));
};
process
  .on("SIGTERM", stop)
  .on("SIGINT", stop)
  .on("disconnect", () => process.exit(0));
server.listen(port, "127.0.0.1", () => {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a TCP server's address is an AddressInfo
  const address = server.address() as AddressInfo;
  process.send?.({ kind: "listening", port: address.port });
});
