import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Where the server that holds a data folder listens, as it says itself in a file there: the commands that ask it would else
 * have to be told its port. It means nothing while nobody holds the folder.
 */
const fileName = "address";

/** Called by the server when it listens. A folder that does not take it costs an operator a flag, and no more. */
export function writeRunningAddress(dataDir: string, host: string, port: number): void {
  try {
    writeFileSync(join(dataDir, fileName), `${JSON.stringify({ host, port })}\n`);
  } catch {}
}

/** Called when it stops. */
export function removeRunningAddress(dataDir: string): void {
  rmSync(join(dataDir, fileName), { force: true });
}

/** The address in the folder, else `fallback`: what the settings say. */
export function readRunningAddress(
  dataDir: string,
  fallback: { host: string; port: number },
): { host: string; port: number } {
  try {
    const found: unknown = JSON.parse(readFileSync(join(dataDir, fileName), "utf8"));
    if (typeof found !== "object" || found === null || !("host" in found) || !("port" in found))
      return fallback;
    const { host, port } = found;
    return typeof host === "string" && Number.isInteger(port) ? { host, port: Number(port) } : fallback;
  } catch {
    return fallback;
  }
}
