/**
 * What the home page costs with ten thousand documents: `npm run bench -- home [documents] [folder] [server|page]`. Makes a data
 * folder, or takes one that an earlier run made; then asks the server alone, and uses the page in a browser, or one of the two.
 * With all documents the results go to benchmarks/results/home.json and docs/benchmarks.md.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { writePage } from "../write-page.ts";
import { fill } from "./fill.ts";
import { measurePage } from "./page.ts";
import type { HomeResults } from "./results.ts";
import { measureServer } from "./server.ts";

const documents = Number(process.argv[2] ?? 10_000);
const kept = process.argv[3];
const only = process.argv[4];
const root = join(import.meta.dirname, "../..");
const path = join(root, "benchmarks/results/home.json");
const dataDir = kept ?? mkdtempSync(join(tmpdir(), "quire-home-"));
const load = (loadavg()[0] ?? 0).toFixed(1);

try {
  const note = join(dataDir, "characters");
  if (!existsSync(note)) writeFileSync(note, String(await fill(join(dataDir, "leveldb"), documents)));
  const before: Partial<HomeResults> = existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : {};
  const results = {
    date: new Date().toISOString().slice(0, 10),
    node: process.version,
    cpu: `${cpus().length} × ${(cpus()[0]?.model ?? "").replace(/ \d.*$/, "")}`,
    load,
    documents,
    characters: Number(readFileSync(note, "utf8")),
    server: only === "page" ? before.server : await measureServer(dataDir),
    inPage: only === "server" ? before.inPage : await measurePage(dataDir, documents),
  };
  process.stdout.write(`${JSON.stringify(results, null, 2)}\n`);
  if (documents === 10_000) {
    writeFileSync(path, `${JSON.stringify(results, null, 2)}\n`);
    if (results.server !== undefined && results.inPage !== undefined) writePage(root);
  }
} finally {
  if (kept === undefined) rmSync(dataDir, { recursive: true, force: true });
}
