import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { bindingMarkdown } from "./binding/to-markdown.ts";
import { editorMarkdown } from "./editor/to-markdown.ts";
import { homeMarkdown } from "./home/to-markdown.ts";
import { pasteMarkdown } from "./paste/to-markdown.ts";
import { publishMarkdown } from "./publish/to-markdown.ts";
import { readResults } from "./server/read-results.ts";
import { toMarkdown } from "./server/to-markdown.ts";
import { threadsMarkdown } from "./threads/to-markdown.ts";

/** Writes docs/benchmarks.md anew from all results there are. */
export function writePage(root: string): void {
  const parts = [
    toMarkdown(readResults(root)),
    part(root, "editor", editorMarkdown),
    part(root, "binding", bindingMarkdown),
    part(root, "threads", threadsMarkdown),
    part(root, "paste", pasteMarkdown),
    part(root, "home", homeMarkdown),
    part(root, "publish", publishMarkdown),
  ];
  writeFileSync(join(root, "docs/benchmarks.md"), parts.filter((text) => text !== undefined).join("\n"));
}

function part(root: string, name: string, markdown: (results: never) => string): string | undefined {
  const path = join(root, `benchmarks/results/${name}.json`);
  if (!existsSync(path)) return undefined;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the benchmark of this name wrote it
  return markdown(JSON.parse(readFileSync(path, "utf8")) as never);
}
