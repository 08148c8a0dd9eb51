import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { EditorResults } from "./editor/results.ts";
import { editorMarkdown } from "./editor/to-markdown.ts";
import type { HomeResults } from "./home/results.ts";
import { homeMarkdown } from "./home/to-markdown.ts";
import type { PublishResults } from "./publish/results.ts";
import { publishMarkdown } from "./publish/to-markdown.ts";
import { readResults } from "./server/read-results.ts";
import { toMarkdown } from "./server/to-markdown.ts";

/** Writes docs/benchmarks.md anew from all results there are. */
export function writePage(root: string): void {
  const parts = [
    toMarkdown(readResults(root)),
    part<EditorResults>(root, "editor", editorMarkdown),
    part<HomeResults>(root, "home", homeMarkdown),
    part<PublishResults>(root, "publish", publishMarkdown),
  ];
  writeFileSync(join(root, "docs/benchmarks.md"), parts.filter((text) => text !== undefined).join("\n"));
}

function part<Results>(
  root: string,
  name: string,
  markdown: (results: Results) => string,
): string | undefined {
  const path = join(root, `benchmarks/results/${name}.json`);
  if (!existsSync(path)) return undefined;
  const results: Results = JSON.parse(readFileSync(path, "utf8"));
  return markdown(results);
}
