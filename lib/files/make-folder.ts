import { mkdirSync, statSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Makes a folder and whatever is missing above it. Throws the file system's error; ENOTDIR when a file is in the way.
 * Node 20's own `recursive` never returns where a parent refuses with ENOENT (anything under /proc).
 */
export function makeFolder(path: string): void {
  try {
    mkdirSync(path);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "EEXIST") {
      if (!statSync(path).isDirectory())
        throw Object.assign(new Error(`${path} is not a folder`, { cause: error }), { code: "ENOTDIR" });
      return;
    }
    const parent = dirname(path);
    if (code !== "ENOENT" || parent === path) throw error;
    makeFolder(parent);
    // Once: a parent that is there and still answers ENOENT will go on doing so.
    mkdirSync(path);
  }
}
