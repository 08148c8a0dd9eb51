import { mkdtempSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { makeFolder } from "./make-folder.ts";

test("makes what is missing, and is content with what is there", () => {
  const path = join(mkdtempSync(join(tmpdir(), "quire-folder-")), "a", "b", "c");
  makeFolder(path);
  makeFolder(path);
  expect(statSync(path).isDirectory()).toBe(true);
});

test("a file in the way is an error", () => {
  const file = join(mkdtempSync(join(tmpdir(), "quire-folder-")), "file");
  writeFileSync(file, "");
  expect(() => makeFolder(file)).toThrow(expect.objectContaining({ code: "ENOTDIR" }));
  expect(() => makeFolder(join(file, "below"))).toThrow(expect.objectContaining({ code: "ENOTDIR" }));
});

test.runIf(process.platform === "linux")(
  "a parent that takes no folders is an error, not a wait for ever",
  () => {
    expect(() => makeFolder("/proc/quire/data")).toThrow(expect.objectContaining({ code: "ENOENT" }));
  },
);
