import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { type BuildTarget, buildTarget, isFresh } from "./build-target.ts";

// A "build" that upper-cases its input, or fails when the input says so.
const script = `
  const { readFileSync, writeFileSync, mkdirSync } = require("node:fs");
  const source = readFileSync("lib/in.txt", "utf8");
  if (source === "broken") { console.error("in.txt: line 1: broken"); process.exit(1); }
  mkdirSync("dist", { recursive: true });
  writeFileSync("dist/out.txt", source.toUpperCase());
`;
const target: BuildTarget = {
  name: "the thing",
  inputs: ["lib"],
  args: ["-e", script],
  output: "dist/out.txt",
  stamp: "dist/out.inputs",
};

let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "quire-build-"));
  mkdirSync(join(root, "lib"));
  writeFileSync(join(root, "lib/in.txt"), "hello");
});

test("is fresh after a build, until an input changes or the output goes", async () => {
  expect(isFresh(root, target)).toBe(false);
  await buildTarget(root, target);
  expect(readFileSync(join(root, "dist/out.txt"), "utf8")).toBe("HELLO");
  expect(isFresh(root, target)).toBe(true);
  writeFileSync(join(root, "lib/in.txt"), "other");
  expect(isFresh(root, target)).toBe(false);
  await buildTarget(root, target);
  rmSync(join(root, "dist/out.txt"));
  expect(isFresh(root, target)).toBe(false);
});

test("a failed build shows the tool's words and leaves nothing fresh", async () => {
  await buildTarget(root, target);
  writeFileSync(join(root, "lib/in.txt"), "broken");
  await expect(buildTarget(root, target)).rejects.toThrow(
    /^Building the thing failed:\nin\.txt: line 1: broken$/,
  );
  expect(existsSync(join(root, "dist/out.inputs"))).toBe(false);
  writeFileSync(join(root, "lib/in.txt"), "hello");
  expect(isFresh(root, target)).toBe(false);
});
