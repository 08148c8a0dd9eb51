import { mkdtempSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { loadMasterSecret } from "./master-secret.ts";

const freshDir = () => mkdtempSync(join(tmpdir(), "quire-secret-"));

test("a secret is made once, readable by its owner only, and found again", () => {
  const dir = join(freshDir(), "data");
  const first = loadMasterSecret(dir);
  expect(first.length).toBeGreaterThanOrEqual(43);
  expect(loadMasterSecret(dir)).toBe(first);
  expect(statSync(join(dir, "secret")).mode & 0o777).toBe(0o600);
});

test("a secret that is too short is refused, and the error does not show it", () => {
  const dir = freshDir();
  writeFileSync(join(dir, "secret"), "hunter2");
  expect(() => loadMasterSecret(dir)).toThrow(/fewer than 32 characters/);
  expect(() => loadMasterSecret(dir)).not.toThrow(/hunter2/);
});
