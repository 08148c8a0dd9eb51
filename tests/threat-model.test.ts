/** The threat model names tests; this holds it to them. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = new URL("..", import.meta.url).pathname;
const rows = readFileSync(join(root, "docs/threat-model.md"), "utf8")
  .split("\n")
  .filter((line) => line.startsWith("| ") && !line.startsWith("|---"))
  .map((line) => line.split("|").map((cell) => cell.trim()));
// | threat | defence | test |
const threats = rows.filter((cells) => cells.length === 5 && cells[3] !== "test");
const named = threats.map(([, threat = "", , tests = ""]) => ({
  threat,
  names: [...tests.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name),
}));

function testFilesUnder(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((path) => /\.(test|spec|contract)\.ts$/.test(path))
    .map((path) => join(root, folder, path));
}

test("every threat names a test, and every test that is named exists", () => {
  expect(threats.length).toBeGreaterThan(30);
  const titles = ["collab-server", "tests", "lib"]
    .flatMap(testFilesUnder)
    .map((path) => readFileSync(path, "utf8"))
    .join("\n");
  const missing = named.flatMap(({ threat, names }) => {
    if (names.length === 0) return [`nothing for: ${threat}`];
    return names.filter((name) =>
      name.includes("/") ? !existsSync(join(root, name)) : !new RegExp(`["'\`]${name} `).test(titles),
    );
  });
  expect(missing).toEqual([]);
});
