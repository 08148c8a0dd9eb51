/** A Quire as `npm start` runs it, one for a test file: the real launcher, collab server and build (made once, when it is stale). */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";
import { documentSchema, linkSchema } from "#lib/collab/service-api.ts";
import type { BrowserSession } from "./browser-session.ts";
import { buildOnce } from "./build-once.ts";
import { endLaunchers, type LauncherProcess, startLauncher } from "./launcher-process.ts";

export const newDataDir = (): string => mkdtempSync(join(tmpdir(), "quire-launcher-"));

/** Registers the hooks of the file that calls it, which also end what its tests start besides. */
export function useQuire() {
  const dataDir = newDataDir();
  let quire: LauncherProcess;
  let url: string;
  beforeAll(async () => {
    await buildOnce();
    quire = startLauncher({ DATA_DIR: dataDir });
    url = await quire.ready();
  }, 300_000);
  afterAll(endLaunchers);
  return { dataDir, process: () => quire, url: () => url };
}

/** The parsed body of an answer that has to be a good one. */
export async function read<T>(schema: { parse(value: unknown): T }, response: Promise<Response>): Promise<T> {
  const answer = await response;
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${answer.status}: ${text}`);
  return schema.parse(JSON.parse(text));
}

export const newDocument = (browser: BrowserSession) =>
  read(documentSchema, browser.send("POST", "/api/documents", { kind: "blank" }));

/** A link to read by. */
export const newLink = (browser: BrowserSession, documentId: string) =>
  read(linkSchema, browser.send("POST", `/api/documents/${documentId}/links`, { role: "view" }));
