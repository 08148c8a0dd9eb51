import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { importsOf, sourceFiles } from "./import-graph.ts";
import { isTestFile } from "./import-rules.ts";
import { inlineTexts } from "./inline-texts.ts";

const root = new URL("..", import.meta.url).pathname;

/** Draws our name. */
const isName = (path: string) => path === "components/brand/wordmark.tsx";

const browserFiles = sourceFiles(root).filter(
  (path) => /^(components|app)\//.test(path) && !isTestFile(path) && !path.startsWith("components/testing/"),
);

test("the check finds what it looks for, and leaves the rest alone", () => {
  const source = `
function InlineTexts({ texts, name, ok }: { texts: (key: string) => string; name: string; ok: boolean }) {
  return (
    <div title={texts("ui.close")} className="left alone" aria-label={name}>
      Plain words
      <button type="button" aria-label="Close it">
        ×
      </button>
      <span aria-label={\`Say \${name}\`}>{name}</span>
      <b>{ok ? "Yes, do" : texts("ui.cancel")}</b>
      {ok && "Shown here"}
      {table.label}
    </div>
  );
}

const table = { label: "In a table", key: "not shown", title: "ui.theme" };
`;
  expect(inlineTexts("a.tsx", source).map((text) => text.replace(/^\S+ /, ""))).toEqual([
    "Plain words",
    "Close it",
    "Say …",
    "Yes, do",
    "Shown here",
    "In a table",
  ]);
});

test("interface texts come from the catalogue", () => {
  expect(browserFiles.length).toBeGreaterThan(50);
  expect(
    browserFiles
      .filter((path) => !isName(path))
      .flatMap((path) => inlineTexts(path, readFileSync(join(root, path), "utf8"))),
  ).toEqual([]);
});

test("no component pulls a whole catalogue into the browser: the page brings one language", () => {
  const strays = browserFiles
    .filter((path) => path.startsWith("components/"))
    .flatMap((path) => importsOf(root, path))
    .filter(({ to }) => /^lib\/texts\/(load-texts|english|german)/.test(to));
  expect(strays.map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
});
