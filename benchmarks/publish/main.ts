/**
 * A thousand readers who follow one live page: `npm run bench -- publish`. The real launcher, its one public port, readers as bare
 * HTTP clients in this process, a writer with a client of their own. Linux only (/proc). Results:
 * benchmarks/results/publish.json and docs/benchmarks.md.
 */
import { writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import * as Y from "yjs";
import { bodyEditors } from "../../lib/editor/binding/headless-edits.ts";
import { schema } from "../../lib/editor/schema/schema.ts";
import { startQuire } from "../../tests/e2e/support/quire-process.ts";
import { openBrowserSession } from "../../tests/integration/browser-session.ts";
import { connectRaw } from "../../tests/integration/raw-client.ts";
import { spreadOf } from "../spread.ts";
import { writePage } from "../write-page.ts";
import { pageState } from "./document.ts";
import { processFigures } from "./process-figures.ts";
import { followers } from "./readers.ts";
import type { PublishResults } from "./results.ts";

const root = join(import.meta.dirname, "../..");
const readers = 1_000;
const edits = 20;
const load = loadavg()[0] ?? 0;
const quire = await startQuire();
const { url } = quire;
const [web, collab] = [processFigures(quire.processes().web), processFigures(quire.processes().collab)];
try {
  const owner = openBrowserSession(url);
  const { id } = await json<{ id: string }>(
    owner.send("POST", "/api/documents", {
      kind: "blank",
      content: Buffer.from(pageState()).toString("base64"),
      contentFormat: "text",
    }),
  );
  const { slug } = await json<{ slug: string }>(
    owner.send("POST", `/api/documents/${id}/publication`, {
      mode: "live",
      isIndexed: false,
      language: "en",
    }),
  );
  const { token } = await json<{ token: string }>(owner.get("/api/collab-token"));
  const doc = new Y.Doc();
  const writer = connectRaw(`${url.replace("http", "ws")}/collab/${id}`, {
    protocols: ["quire.v1", `quire.token.${token}`],
    headers: { origin: url, cookie: owner.cookie() },
    doc,
  });
  await writer.synced;

  const first = await fetch(`${url}/p/${slug}`);
  const html = await first.text();
  const state = /data-state="([^"]+)"/.exec(html)?.[1] ?? "";

  // Everybody comes at once: whole pages, compressed.
  let cpu = web.cpuSeconds() + collab.cpuSeconds();
  let began = performance.now();
  for (let done = 0; done < readers; done += 50)
    await Promise.all(
      Array.from({ length: 50 }, async () => (await fetch(`${url}/p/${slug}`)).arrayBuffer()),
    );
  const loads = {
    seconds: round((performance.now() - began) / 1_000),
    cpuMs: round(((web.cpuSeconds() + collab.cpuSeconds() - cpu) * 1_000) / readers),
  };

  await delay(2_000);
  const [webBefore, collabBefore] = [web.residentBytes(), collab.residentBytes()];
  const crowd = await followers(`${url}/p/${slug}/live?state=${state}`, readers);
  await delay(2_000);
  const memory = {
    webKbPerReader: round((web.residentBytes() - webBefore) / 1024 / readers),
    collabMb: round((collab.residentBytes() - collabBefore) / 1024 / 1024),
  };

  const times: number[] = [];
  cpu = web.cpuSeconds();
  let collabCpu = collab.cpuSeconds();
  began = performance.now();
  for (let edit = 0; edit < edits; edit++) {
    const mark = `edit-${edit}-${Math.random().toString(36).slice(2)}`;
    const heard = crowd.hear(mark);
    const sent = performance.now();
    writer.edit((edited) => bodyEditors.text(edited, schema, (tr) => void tr.insertText(` ${mark}`, 20)));
    for (const at of await heard) times.push(at - sent);
    await delay(Math.max(0, 2_000 - (performance.now() - sent)));
  }
  const seconds = (performance.now() - began) / 1_000;
  const following = {
    latency: spreadOf(times),
    webCpuMsPerEdit: round(((web.cpuSeconds() - cpu) * 1_000) / edits),
    collabCpuMsPerEdit: round(((collab.cpuSeconds() - collabCpu) * 1_000) / edits),
    webCore: round((web.cpuSeconds() - cpu) / seconds),
  };

  const ended = crowd.ended();
  began = performance.now();
  await owner.send("DELETE", `/api/documents/${id}/publication`);
  await ended;
  const unpublishedMs = round(performance.now() - began);
  writer.socket.terminate();

  const results: PublishResults = {
    date: new Date().toISOString().slice(0, 10),
    node: process.version,
    cpu: `${cpus().length} × ${cpus()[0]?.model ?? "unknown"}`,
    load: round(load),
    readers,
    edits,
    htmlKb: round(html.length / 1024),
    loads,
    memory,
    following,
    unpublishedMs,
  };
  writeFileSync(join(root, "benchmarks/results/publish.json"), `${JSON.stringify(results, undefined, 2)}\n`);
  writePage(root);
  process.stdout.write(`${JSON.stringify(results, undefined, 1)}\n`);
} finally {
  await quire.stop();
}
process.exit(0);

async function json<T>(answer: Promise<Response>): Promise<T> {
  const response = await answer;
  if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- our own servers' answers, of which only an id or a token is used
  return (await response.json()) as T;
}

function round(value: number): number {
  return Number(value.toPrecision(3));
}
