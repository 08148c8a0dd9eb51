/** The build that the launcher needs, made by one test file while the others that need it wait. */
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { vi } from "vitest";
import { buildStale } from "#launcher/build.ts";
import { isAlive, projectRoot } from "./launcher-process.ts";

const folder = join(projectRoot, "node_modules/.cache/quire-test");
const lock = join(folder, "building");

/** Builds what is stale. A hook that calls it wants minutes. */
export async function buildOnce(): Promise<void> {
  await vi.waitFor(takeLock, { timeout: 290_000, interval: 200 });
  try {
    await buildStale(projectRoot, () => undefined);
  } finally {
    rmSync(lock, { force: true });
  }
}

/** Throws while another process that is alive has it. */
function takeLock(): void {
  const own = `${lock}-${process.pid}`;
  mkdirSync(folder, { recursive: true });
  writeFileSync(own, String(process.pid));
  try {
    // Not written in place: nobody may find it empty.
    linkSync(own, lock);
  } catch (error) {
    if (!isAlive(Number(readFileSync(lock, "utf8")))) rmSync(lock, { force: true });
    throw error;
  } finally {
    rmSync(own);
  }
}
