import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { parseSync } from "oxc-parser";

export interface ImportEdge {
  from: string;
  /** A path inside the repository, or the name of a package (`prosemirror-view`, `node:fs`). */
  to: string;
  isOurs: boolean;
}

/** Every TypeScript file of ours that git tracks or would track, as paths from the repository's root. */
export function sourceFiles(root: string): string[] {
  const output = execFileSync("git", ["ls-files", "-co", "--exclude-standard", "*.ts", "*.tsx"], {
    cwd: root,
    encoding: "utf8",
  });
  return output
    .split("\n")
    .filter((path) => path !== "" && !path.startsWith("benchmarks/") && !path.endsWith(".d.ts"));
}

/** All static, dynamic and re-exporting imports of one file. */
export function importsOf(root: string, path: string): ImportEdge[] {
  const { module, errors } = parseSync(path, readFileSync(join(root, path), "utf8"));
  if (errors.length > 0) throw new Error(`${path} does not parse: ${errors[0]?.message}`);
  const source = readFileSync(join(root, path), "utf8");
  const specifiers = [
    ...module.staticImports.map((entry) => entry.moduleRequest.value),
    ...module.staticExports.flatMap((entry) =>
      entry.entries.flatMap(({ moduleRequest }) => moduleRequest?.value ?? []),
    ),
    // A dynamic import of anything but a plain string is reported as such, and then names no file.
    ...module.dynamicImports.map(({ moduleRequest }) =>
      source.slice(moduleRequest.start, moduleRequest.end).replace(/^["'`]|["'`]$/g, ""),
    ),
  ];
  return specifiers.map((specifier) => toEdge(path, specifier));
}

function toEdge(from: string, specifier: string): ImportEdge {
  if (specifier.startsWith("#")) return { from, to: specifier.slice(1), isOurs: true };
  if (specifier.startsWith(".")) return { from, to: normalize(join(dirname(from), specifier)), isOurs: true };
  const parts = specifier.split("/");
  return { from, to: parts.slice(0, specifier.startsWith("@") ? 2 : 1).join("/"), isOurs: false };
}
