import { mkdtempSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openDataFolder } from "./data-folder.ts";
import { StartupError } from "./startup-error.ts";

const temporary = () => mkdtempSync(join(tmpdir(), "quire-data-"));

test("makes the folder and its secret once", () => {
  const dir = join(temporary(), "deep", "data");
  const secret = openDataFolder(dir, undefined);
  expect(secret.length).toBeGreaterThanOrEqual(43);
  expect(openDataFolder(dir, undefined)).toBe(secret);
  expect(statSync(join(dir, "secret")).mode & 0o777).toBe(0o600);
});

test("a secret from the environment is used and not written", () => {
  const dir = temporary();
  expect(openDataFolder(dir, "e".repeat(40))).toBe("e".repeat(40));
  expect(() => readFileSync(join(dir, "secret"))).toThrow("ENOENT");
});

test("a file in the folder's place, or in its way, gives one sentence", () => {
  const file = join(temporary(), "file");
  writeFileSync(file, "");
  for (const dir of [file, join(file, "data"), "/proc/quire/data"]) {
    expect(() => openDataFolder(dir, undefined)).toThrow(StartupError);
    expect(() => openDataFolder(dir, undefined)).toThrow(/^The data folder .+ DATA_DIR\.$/);
  }
});

test("a secret that was cut short is named, and not shown", () => {
  const dir = temporary();
  writeFileSync(join(dir, "secret"), "cut");
  expect(() => openDataFolder(dir, undefined)).toThrow(
    /secret holds fewer than 32 characters.+COLLAB_SECRET/,
  );
});
