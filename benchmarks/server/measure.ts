/** One scenario on one server, in a process of its own: this is the load generator, the server is its child. */
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { tell } from "../in-own-process.ts";
import type { Options } from "./options.ts";
import { scenarios } from "./scenarios/all.ts";
import { type ServerProcess, startServer } from "./server-process.ts";
import { type SubjectKey, subjects } from "./subjects.ts";

const [word = "", key = "", options = "{}"] = process.argv.slice(2);
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- main.ts wrote them
const { seconds, isFull, trace, profile } = JSON.parse(options) as Options;
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- main.ts wrote it
const subject = subjects[key as SubjectKey];
const scenario = scenarios[word];
if (scenario === undefined) throw new Error(`no scenario ${word}`);

const folder = mkdtempSync(join(tmpdir(), "quire-bench-"));
mkdirSync(folder, { recursive: true });
const started: ServerProcess[] = [];
try {
  const figures = await scenario.measure({
    subject,
    folder,
    seconds,
    isFull,
    tracePath: trace,
    async start() {
      const server = await startServer(subject, folder, profile);
      started.push(server);
      return server;
    },
  });
  for (const server of started) await server.stop();
  await tell(figures);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exit(0);
