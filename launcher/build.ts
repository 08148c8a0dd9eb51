/** `npm run build`, and the first step of `npm start`: builds what is missing or stale, and nothing else. */
import { pathToFileURL } from "node:url";
import { buildTarget, collabTarget, isFresh, webTarget } from "./build-target.ts";
import { StartupError } from "./startup-error.ts";

/** Builds what is not fresh under `root`. `say` gets a line for whoever waits. Throws StartupError. */
export async function buildStale(root: string, say: (line: string) => void): Promise<void> {
  for (const target of [collabTarget, webTarget]) {
    if (isFresh(root, target)) continue;
    say(`Building ${target.name}, this is needed once after an update.`);
    await buildTarget(root, target);
  }
}

const isProgram = process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href;
if (isProgram) {
  const root = new URL("..", import.meta.url).pathname;
  try {
    await buildStale(root, (line) => process.stdout.write(`${line}\n`));
    process.stdout.write("Everything is built.\n");
  } catch (error) {
    if (!(error instanceof StartupError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
