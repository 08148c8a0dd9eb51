import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { toZip } from "./zip.ts";

/** Another reader of ZIP files; every machine that builds node-gyp modules has it. */
const reader = `
import json, sys, zipfile
with zipfile.ZipFile(sys.argv[1]) as z:
    assert z.testzip() is None
    print(json.dumps([[i.filename, z.read(i).decode("latin1"), list(i.date_time)] for i in z.infolist()]))
`;

test("another reader of ZIP files finds what was put in", async () => {
  const folder = mkdtempSync(join(tmpdir(), "quire-zip-"));
  try {
    const bytes = new Uint8Array(Array.from({ length: 3000 }, (_, at) => (at * 7) % 256));
    const zip = toZip(
      [
        { name: "Frühling.md", bytes: new Uint8Array(new TextEncoder().encode("# Hi\n")) },
        { name: "pictures/1.png", bytes },
        { name: "empty", bytes: new Uint8Array() },
      ],
      new Date(2026, 10, 21, 9, 30, 16),
    );
    writeFileSync(join(folder, "a.zip"), new Uint8Array(await zip.arrayBuffer()));
    const found: unknown = JSON.parse(
      execFileSync("python3", ["-c", reader, join(folder, "a.zip")], { encoding: "utf8" }),
    );
    const time = [2026, 11, 21, 9, 30, 16];
    expect(found).toEqual([
      ["Frühling.md", "# Hi\n", time],
      ["pictures/1.png", String.fromCharCode(...bytes), time],
      ["empty", "", time],
    ]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
