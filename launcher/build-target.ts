import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { collabInputs, hashInputs, webInputs } from "./build-inputs.ts";
import { StartupError } from "./startup-error.ts";

/** Something that is built once and kept until what it is made of changes. Paths are relative to the project's folder. */
export interface BuildTarget {
  name: string;
  inputs: readonly string[];
  /** Arguments for this Node.js. */
  args: readonly string[];
  /** There after a build; a build without it is none. */
  output: string;
  /** Holds the hash of the inputs. */
  stamp: string;
}

export const webTarget: BuildTarget = {
  name: "the web app",
  inputs: webInputs,
  args: ["node_modules/next/dist/bin/next", "build"],
  output: ".next/BUILD_ID",
  stamp: ".next/quire-inputs",
};

export const collabTarget: BuildTarget = {
  name: "the collaboration server",
  inputs: collabInputs,
  args: ["--import", "tsx", "collab-server/bundle.ts"],
  output: "dist/quire-collab-server.js",
  stamp: "dist/quire-collab-server.inputs",
};

/** True when `target` was built from exactly what lies in `root` now. */
export function isFresh(root: string, target: BuildTarget): boolean {
  const stamp = join(root, target.stamp);
  return (
    existsSync(join(root, target.output)) &&
    existsSync(stamp) &&
    readFileSync(stamp, "utf8") === hashInputs(root, target.inputs)
  );
}

/** Builds `target`. Throws StartupError with the end of the tool's output when it fails; nothing is fresh then. */
export async function buildTarget(root: string, target: BuildTarget): Promise<void> {
  const stamp = join(root, target.stamp);
  // Before, not after: a build that is cut off must not pass for a whole one.
  rmSync(stamp, { force: true });
  const hash = hashInputs(root, target.inputs);
  const { code, output } = await run(root, target.args);
  if (code !== 0 || !existsSync(join(root, target.output)))
    throw new StartupError(`Building ${target.name} failed:\n${output.trimEnd()}`);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, hash);
}

/** As much of a failed tool's output as helps. */
const keptOutputCharacters = 8_000;

function run(root: string, args: readonly string[]): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    let output = "";
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const kill = () => child.kill();
    process.once("exit", kill);
    const keep = (chunk: Buffer) => {
      output = (output + chunk.toString()).slice(-keptOutputCharacters);
    };
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    child.once("error", reject);
    child.once("close", (code) => {
      process.off("exit", kill);
      resolve({ code, output });
    });
  });
}
