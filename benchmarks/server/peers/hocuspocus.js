/** `@hocuspocus/server` with its SQLite extension and the settings that it comes with. */
import { join } from "node:path";
import { SQLite } from "@hocuspocus/extension-sqlite";
import { Server } from "@hocuspocus/server";
import { announce } from "./announce.js";

const [, , folder = "."] = process.argv;
const server = new Server({
  port: 0,
  address: "127.0.0.1",
  quiet: true,
  extensions: [new SQLite({ database: join(folder, "documents.sqlite") })],
});
await server.listen();
announce(server.httpServer);
