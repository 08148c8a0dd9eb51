import { readFileSync } from "node:fs";
import { join } from "node:path";

const named = [
  "yjs",
  "y-prosemirror",
  "prosemirror-tables",
  "@tiptap/core",
  "@tiptap/extension-collaboration",
  "@blocknote/core",
];

/** Versions of the editors that were measured, from benchmarks/node_modules. */
export function installedVersions(root: string): Record<string, string> {
  return Object.fromEntries(
    named.map((name) => {
      const text = readFileSync(join(root, "benchmarks/node_modules", name, "package.json"), "utf8");
      const { version }: { version: string } = JSON.parse(text);
      return [name, version];
    }),
  );
}
