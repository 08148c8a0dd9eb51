import type { Node } from "prosemirror-model";

/** Marks that Markdown has signs for, outermost first. A link comes first of all. */
const signs = [
  { name: "strong", sign: "**" },
  { name: "em", sign: "*" },
  { name: "strike", sign: "~~" },
] as const;

interface Run {
  text: string;
  marks: readonly string[];
  href: string | undefined;
}

/** The text of one block. Line breaks become hard breaks, or spaces where there is only one line. */
export function inlineMarkdown(block: Node, { oneLine }: { oneLine: boolean }): string {
  const runs = block.children.map((child) => toRun(child, oneLine)).flatMap(withSpacesOutside);
  let text = "";
  let open: string[] = [];
  let href: string | undefined;
  const closeTo = (kept: number): void => {
    for (const name of open.slice(kept).toReversed()) text += signOf(name);
    open = open.slice(0, kept);
  };
  for (const run of runs) {
    if (run.href !== href) {
      closeTo(0);
      if (href !== undefined) text += `](${address(href)})`;
      if (run.href !== undefined) text += "[";
      href = run.href;
    }
    let kept = 0;
    while (kept < open.length && open[kept] === run.marks[kept]) kept++;
    closeTo(kept);
    for (const name of run.marks.slice(kept)) text += signOf(name);
    open = [...run.marks];
    text += run.text;
  }
  closeTo(0);
  if (href !== undefined) text += `](${address(href)})`;
  return escapeLineStarts(text);
}

function toRun(node: Node, oneLine: boolean): Run {
  const has = (name: string) => node.marks.some((mark) => mark.type.name === name);
  const link: unknown = node.marks.find((mark) => mark.type.name === "link")?.attrs["href"];
  return {
    text: has("code") && node.isText ? codeSpan(node.text ?? "") : textOf(node, oneLine),
    marks: signs.filter(({ name }) => has(name)).map(({ name }) => name),
    href: typeof link === "string" ? link : undefined,
  };
}

function textOf(node: Node, oneLine: boolean): string {
  if (node.isText) return escapeMarkdown(node.text ?? "").replaceAll("\n", oneLine ? " " : "\\\n");
  if (node.type.name === "math_inline") return `$${String(node.attrs["source"])}$`;
  if (node.type.name === "mention") return escapeMarkdown(`@${String(node.attrs["label"])}`);
  return escapeMarkdown(node.textContent);
}

/** A sign of Markdown beside a space opens or closes nothing: spaces at the ends stand outside it. */
function withSpacesOutside(run: Run): Run[] {
  if (run.marks.length === 0) return [run];
  const [, before = "", inner = "", after = ""] = /^(\s*)([\s\S]*?)(\s*)$/.exec(run.text) ?? [];
  const plain = (text: string): Run[] => (text === "" ? [] : [{ ...run, text, marks: [] }]);
  return inner === "" ? plain(run.text) : [...plain(before), { ...run, text: inner }, ...plain(after)];
}

function signOf(name: string): string {
  return signs.find((candidate) => candidate.name === name)?.sign ?? "";
}

function codeSpan(code: string): string {
  const longest = Math.max(0, ...[...code.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  const padding = /^`|`$|^ .* $/.test(code) ? " " : "";
  return fence + padding + code.replaceAll("\n", " ") + padding + fence;
}

function address(href: string): string {
  return /[\s()<>]/.test(href) ? `<${href.replace(/[<>\n]/g, encodeURIComponent)}>` : href;
}

/** The text with a backslash before every sign that Markdown would take for its own, anywhere in a line. */
export function escapeMarkdown(text: string): string {
  return (
    text
      .replace(/[\\`*_[\]<>~$|]/g, "\\$&")
      .replace(/&(?=#?\w+;)/g, "\\&")
      // An underscore inside a word means nothing.
      .replace(/(?<=[\p{L}\p{N}])\\_(?=[\p{L}\p{N}])/gu, "_")
  );
}

/** Signs that mean something at the beginning of a line only; and spaces there, of which four would make it code. */
function escapeLineStarts(text: string): string {
  return text
    .replace(/^[ \t]+/gm, (spaces) => "&nbsp;".repeat(spaces.length))
    .replace(/^((?:&nbsp;)*)([#+-]|=+$)/gm, "$1\\$2")
    .replace(/^((?:&nbsp;)*\d{1,9})([.)])(?=\s|$)/gm, "$1\\$2");
}
