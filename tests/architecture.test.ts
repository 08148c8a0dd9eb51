import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type ImportEdge, importsOf, sourceFiles } from "./import-graph.ts";
import { adapterFiles, compositionRoots, importRules, isTestFile } from "./import-rules.ts";

const root = new URL("..", import.meta.url).pathname;
const files = sourceFiles(root);
const edges = files.flatMap((path) => importsOf(root, path));
const ruleOf = (path: string) => importRules.find((rule) => path.startsWith(rule.from));
const show = (edge: ImportEdge) => `${edge.from} → ${edge.to}`;

test("the walk saw the project", () => {
  expect(files.length).toBeGreaterThan(40);
  expect(edges.filter((edge) => edge.isOurs).length).toBeGreaterThan(30);
  expect(edges.some((edge) => edge.to === "prosemirror-model")).toBe(true);
});

test("every file belongs to a part that the rules name", () => {
  expect(files.filter((path) => ruleOf(path) === undefined)).toEqual([]);
});

test("nobody imports what the rules do not allow", () => {
  const forbidden = edges.filter((edge) => {
    const rule = ruleOf(edge.from);
    if (!edge.isOurs || rule === undefined || isTestFile(edge.from)) return false;
    return ![rule.from, ...rule.ours].some((prefix) => edge.to.startsWith(prefix));
  });
  expect(forbidden.map(show)).toEqual([]);
});

test("tests of browser code do not reach into the server", () => {
  const reaching = edges.filter(
    (edge) => /^(components|lib)\//.test(edge.from) && edge.isOurs && edge.to.startsWith("collab-server/"),
  );
  expect(reaching.map(show)).toEqual([]);
});

test("packages with one owner are imported by their owner only", () => {
  const owned = new Map(
    importRules.flatMap((rule) => (rule.owns ?? []).map((name) => [name, rule.from] as const)),
  );
  expect(owned.size).toBeGreaterThan(2);
  const strays = edges.filter((edge) => {
    const owner = edge.isOurs ? undefined : owned.get(edge.to);
    return (
      owner !== undefined &&
      !edge.from.startsWith(owner) &&
      !isTestFile(edge.from) &&
      !/\/testing\//.test(edge.from)
    );
  });
  expect(strays.map(show)).toEqual([]);
});

test("only the composition root names adapters", () => {
  const strays = edges.filter(
    (edge) =>
      edge.isOurs &&
      adapterFiles.test(edge.to) &&
      !compositionRoots.test(edge.from) &&
      !isTestFile(edge.from) &&
      !adapterFiles.test(edge.from),
  );
  expect(strays.map(show)).toEqual([]);
});

test("lib and components read no process.env but in lib/env", () => {
  const strays = files.filter(
    (path) =>
      /^(lib|components)\//.test(path) &&
      !path.startsWith("lib/env/") &&
      !isTestFile(path) &&
      /process\.env\b/.test(sourceOf(path)),
  );
  expect(strays).toEqual([]);
});

test("the collab server reads process.env in config.ts only", () => {
  const strays = files.filter(
    (path) =>
      path.startsWith("collab-server/") &&
      path !== "collab-server/config.ts" &&
      !isTestFile(path) &&
      !/\/testing\//.test(path) &&
      /process\.env\b/.test(sourceOf(path)),
  );
  expect(strays).toEqual([]);
});

function sourceOf(path: string): string {
  return readFileSync(join(root, path), "utf8");
}
