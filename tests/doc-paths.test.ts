/** Whatever a text for readers names of this repository is there, so that nobody looks for a file that was moved. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";

const root = new URL("..", import.meta.url).pathname;
const folders = ["app", "benchmarks", "collab-server", "components", "docs", "launcher", "lib", "tests"];
const files = [
  ...readdirSync(root),
  ...folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map((path) => `${folder}/${path}`),
  ),
];

// Decisions tell of their day, and name what was there then.
const texts = ["README.md", ...readdirSync(join(root, "docs")).map((name) => `docs/${name}`)]
  .filter((path) => path.endsWith(".md"))
  .map((path) => ({ path, source: readFileSync(join(root, path), "utf8") }));

/** From the top of the repository: `lib/editor/schema/`, also in a drawing; with `*` or `<name>` its start counts. */
const fromTop = new RegExp(`(?<=[\\s\`(|])(?:${folders.join("|")})/[\\w./\\-[\\]*<>]*`, "g");
/** Any source file in backticks, by as much of its path as the text needs: `rooms/room.ts`. */
const byName = /`((?:[\w.\-[\]]+\/)*[\w.-]+\.(?:tsx?|css))`/g;
/** A link to a file of ours. */
const link = /\]\((?![a-z]+:|#)([^)#\s]+)/g;

const isThere = (path: string) => {
  const [start = "", ...rest] = path.replace(/[.,]$/, "").split(/[*<]/);
  return rest.length === 0
    ? existsSync(join(root, start))
    : files.some((file) => `${file}/`.startsWith(start));
};

const named = texts.flatMap(({ path: text, source }) => [
  ...[...source.matchAll(fromTop)].map(([path]) => ({ text, path, isThere: isThere(path) })),
  ...[...source.matchAll(byName)].map(([, path = ""]) => ({
    text,
    path,
    isThere: files.some((file) => `/${file}`.endsWith(`/${path}`)),
  })),
  ...[...source.matchAll(link)].map(([, path = ""]) => ({
    text,
    path,
    isThere: existsSync(join(root, dirname(text), path)),
  })),
]);

test("the texts name files", () => {
  expect(texts.length).toBeGreaterThan(8);
  expect(named.length).toBeGreaterThan(100);
});

test("every file and folder that a text names is there", () => {
  const missing = named.filter((each) => !each.isThere);
  expect(missing.map(({ text, path }) => `${text}: ${path}`)).toEqual([]);
});
