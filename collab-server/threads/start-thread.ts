import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { isMainThread, type ResourceLimits, Worker, workerData } from "node:worker_threads";

/** The threads there are: the mark that each is given as its data, its first file, and what the bundle calls it. */
const threads = {
  compaction: {
    mark: "quire-compaction",
    entry: new URL("../compaction/compaction-thread-entry.ts", import.meta.url),
    beside: ".thread.js",
  },
  search: {
    mark: "quire-search",
    entry: new URL("../search/search-thread-entry.ts", import.meta.url),
    beside: ".search.js",
  },
} as const;
type ThreadName = keyof typeof threads;

/** This program was started as the thread of this name, not as the server. */
export function isThread(name: ThreadName): boolean {
  return !isMainThread && workerData === threads[name].mark;
}

/** Starts a thread, from the sources or beside the bundle. */
export function startThread(name: ThreadName, resourceLimits: ResourceLimits): Worker {
  const { mark, entry, beside } = threads[name];
  const options = { workerData: mark, env: {}, argv: [], execArgv: [], resourceLimits };
  if (!import.meta.url.endsWith(".ts")) {
    // Beside a bundle lies each thread alone, which starts in a fifth of the time. Where somebody moved only the one file, that
    // file starts itself: it knows its thread by the mark.
    const alone = new URL(import.meta.url.replace(/\.js$/, beside));
    return new Worker(existsSync(alone) ? alone : new URL(import.meta.url), options);
  }
  // Node 20 asks no loader hooks for a thread's first file, so that is a line which registers tsx and goes on from there.
  const tsxFolder = dirname(createRequire(import.meta.url).resolve("tsx/package.json"));
  const tsx = pathToFileURL(join(tsxFolder, "dist/esm/api/index.mjs")).href;
  const first = `import("${tsx}").then(({ register }) => { register(); return import("${entry.href}"); })`;
  return new Worker(first, { ...options, eval: true });
}
