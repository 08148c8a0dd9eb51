import { mkdirSync, mkdtempSync, renameSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { hashInputs } from "./build-inputs.ts";

let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "quire-inputs-"));
  mkdirSync(join(root, "lib/deep"), { recursive: true });
  writeFileSync(join(root, "lib/deep/a.ts"), "a");
  writeFileSync(join(root, "package-lock.json"), "{}");
});
const hash = () => hashInputs(root, ["lib", "package-lock.json", "not-there"]);

test("the same content gives the same hash", () => {
  const before = hash();
  writeFileSync(join(root, "lib/deep/a.ts"), "a");
  expect(hash()).toBe(before);
});

test("changed content, a new file, another name or another lock file give another", () => {
  const seen = new Set([hash()]);
  writeFileSync(join(root, "lib/deep/a.ts"), "b");
  seen.add(hash());
  writeFileSync(join(root, "lib/c.ts"), "");
  seen.add(hash());
  renameSync(join(root, "lib/c.ts"), join(root, "lib/d.ts"));
  seen.add(hash());
  writeFileSync(join(root, "package-lock.json"), '{"v":2}');
  seen.add(hash());
  expect(seen.size).toBe(5);
});

test("tests are no input", () => {
  const before = hash();
  mkdirSync(join(root, "lib/testing"));
  writeFileSync(join(root, "lib/testing/fake.ts"), "x");
  writeFileSync(join(root, "lib/deep/a.test.ts"), "x");
  expect(hash()).toBe(before);
});
