import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { EditorResults } from "./editor/results.ts";
import { editorMarkdown } from "./editor/to-markdown.ts";
import type { HomeResults } from "./home/results.ts";
import { homeMarkdown } from "./home/to-markdown.ts";
import { readResults } from "./server/read-results.ts";
import { toMarkdown } from "./server/to-markdown.ts";

/** Writes docs/benchmarks.md anew from all results there are. */
export function writePage(root: string): void {
  const path = join(root, "benchmarks/results/editor.json");
  const editor: EditorResults | undefined = existsSync(path)
    ? JSON.parse(readFileSync(path, "utf8"))
    : undefined;
  const homePath = join(root, "benchmarks/results/home.json");
  const home: HomeResults | undefined = existsSync(homePath)
    ? JSON.parse(readFileSync(homePath, "utf8"))
    : undefined;
  const parts = [
    toMarkdown(readResults(root)),
    ...(editor === undefined ? [] : [editorMarkdown(editor)]),
    ...(home === undefined ? [] : [homeMarkdown(home)]),
  ];
  writeFileSync(join(root, "docs/benchmarks.md"), parts.join("\n"));
}
