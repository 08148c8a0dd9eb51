import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** Raise when the way of building changes without any input changing. */
const recipe = "1";

/** Folders and files that a build reads. Tests are no part of it: changing one must not cost anybody a build. */
const shared = ["lib", "package.json", "package-lock.json", "tsconfig.json"];
export const webInputs = [...shared, "app", "components", "public", "proxy.ts", "next.config.js"];
export const collabInputs = [...shared, "collab-server"];

/** A hash of the content and the names of `inputs` under `root`. Missing ones count as missing. */
export function hashInputs(root: string, inputs: readonly string[]): string {
  const hash = createHash("sha256").update(recipe).update("\0");
  for (const path of inputs.flatMap((input) => filesUnder(root, input)).toSorted()) {
    const content = readFileSync(join(root, path));
    // The length keeps a file's end from passing as the next one's name.
    hash.update(`${path}\0${content.byteLength}\0`).update(content);
  }
  return hash.digest("hex");
}

function filesUnder(root: string, path: string): string[] {
  const full = join(root, path);
  if (!existsSync(full) || isNoInput(path)) return [];
  if (!statSync(full).isDirectory()) return [path];
  return readdirSync(full).flatMap((name) => filesUnder(root, `${path}/${name}`));
}

function isNoInput(path: string): boolean {
  return /\.(test|contract)\.tsx?$|\/testing$|\.tsbuildinfo$|\/\.DS_Store$/.test(path);
}
