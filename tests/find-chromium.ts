import { execFileSync, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

const candidates = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/snap/bin/chromium",
];

/** The path of a Chromium on this machine, or undefined. `CHROMIUM_PATH` wins. */
export function findChromium(): string | undefined {
  const wanted = process.env.CHROMIUM_PATH;
  if (wanted !== undefined && wanted !== "") return existsSync(wanted) ? wanted : undefined;
  return candidates.find((path) => existsSync(path));
}

/**
 * A Chromium, installed from Debian's packages when there is none and this process may do that.
 * Throws with what to do by hand where it can't.
 */
export function ensureChromium(): string {
  const found = findChromium();
  if (found !== undefined) return found;
  const byHand =
    "install Debian's package `chromium` (apt-get install chromium), or set CHROMIUM_PATH to a Chromium or Chrome";
  if (process.getuid?.() !== 0 || spawnSync("apt-get", ["--version"]).status !== 0) {
    throw new Error(`The browser tests need Chromium, and none was found: ${byHand}.`);
  }
  const options = { stdio: "inherit", env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } } as const;
  try {
    execFileSync("apt-get", ["update", "-qq"], options);
    execFileSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"], options);
  } catch (cause) {
    throw new Error(`Chromium could not be installed: ${byHand}.`, { cause });
  }
  const installed = findChromium();
  if (installed === undefined) throw new Error(`apt-get brought no Chromium: ${byHand}.`);
  return installed;
}
