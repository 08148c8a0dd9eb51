/** A peer's editor in a page of its own, on y-websocket and the same collaboration server as Quire's. */
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { startServer } from "../server/server-process.ts";
import { subjects } from "../server/subjects.ts";
import type { Place } from "./place.ts";
import { writeIntoRoom } from "./write-into-room.ts";

const room = "book";
const plain = {
  ...subjects.quire,
  command: (folder: string) => [...subjects.quire.command(folder), "--allowed-origins=*"],
};

/** Starts server and page, and puts the document in. */
export async function openPeerPlace(editor: "tiptap" | "blocknote", update: Uint8Array): Promise<Place> {
  const folder = mkdtempSync(join(tmpdir(), "quire-bench-"));
  const server = await startServer(plain, folder);
  const address = `ws://127.0.0.1:${server.port}/${room}`;
  await writeIntoRoom(address, update);
  const script = gzipSync(await bundle(editor));
  const pages = createServer((request, response) => {
    if (request.url === "/editor.js") {
      response.setHeader("content-type", "text/javascript");
      response.setHeader("content-encoding", "gzip");
      response.end(script);
    } else {
      response.setHeader("content-type", "text/html; charset=utf-8");
      response.end(pageHtml(`ws://127.0.0.1:${server.port}`));
    }
  });
  await new Promise<void>((resolve) => pages.listen(0, "127.0.0.1", resolve));
  const listening = pages.address();
  const port = typeof listening === "object" ? listening?.port : undefined;
  return {
    admit: async () => {},
    url: `http://127.0.0.1:${port}/`,
    room: async () => ({ address, protocols: [] }),
    async close() {
      pages.closeAllConnections();
      await new Promise((resolve) => pages.close(resolve));
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** As wide and as high as a page of Quire, so that lines break alike. */
function pageHtml(address: string): string {
  return `<!doctype html><html lang="en"><title>Editor</title><style>
    body { margin: 0; font: 16px/1.6 sans-serif; }
    main { max-width: 720px; margin: 0 auto; }
    .ProseMirror { white-space: pre-wrap; outline: none; }
  </style><main id="place" data-server="${address}" data-room="${room}"></main><script type="module" src="/editor.js"></script></html>`;
}

async function bundle(editor: string): Promise<Uint8Array> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, `peers/${editor}.ts`)],
    bundle: true,
    write: false,
    format: "esm",
    target: "es2022",
    minify: true,
    define: { "process.env.NODE_ENV": '"production"' },
    logLevel: "error",
  });
  return outputFiles[0]?.contents ?? new Uint8Array();
}
