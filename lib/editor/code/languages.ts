/** The languages that code can be in. A block stores an id or any word; each grammar is loaded when somebody's code is in it. */
import type { LanguageFn } from "highlight.js";

export interface CodeLanguage {
  id: string;
  label: string;
  /** What else a block may call it: `ts`, `py`. */
  aliases: readonly string[];
  load: () => Promise<{ default: LanguageFn }>;
}

export const codeLanguages: readonly CodeLanguage[] = [
  {
    id: "bash",
    label: "Bash",
    aliases: ["sh", "shell", "zsh", "console"],
    load: () => import("highlight.js/lib/languages/bash"),
  },
  { id: "c", label: "C", aliases: ["h"], load: () => import("highlight.js/lib/languages/c") },
  {
    id: "cpp",
    label: "C++",
    aliases: ["cc", "cxx", "hpp", "c++"],
    load: () => import("highlight.js/lib/languages/cpp"),
  },
  {
    id: "csharp",
    label: "C#",
    aliases: ["cs", "c#"],
    load: () => import("highlight.js/lib/languages/csharp"),
  },
  { id: "css", label: "CSS", aliases: [], load: () => import("highlight.js/lib/languages/css") },
  { id: "dart", label: "Dart", aliases: [], load: () => import("highlight.js/lib/languages/dart") },
  { id: "diff", label: "Diff", aliases: ["patch"], load: () => import("highlight.js/lib/languages/diff") },
  {
    id: "dockerfile",
    label: "Dockerfile",
    aliases: ["docker"],
    load: () => import("highlight.js/lib/languages/dockerfile"),
  },
  { id: "elixir", label: "Elixir", aliases: ["ex"], load: () => import("highlight.js/lib/languages/elixir") },
  {
    id: "erlang",
    label: "Erlang",
    aliases: ["erl"],
    load: () => import("highlight.js/lib/languages/erlang"),
  },
  { id: "go", label: "Go", aliases: ["golang"], load: () => import("highlight.js/lib/languages/go") },
  {
    id: "graphql",
    label: "GraphQL",
    aliases: ["gql"],
    load: () => import("highlight.js/lib/languages/graphql"),
  },
  {
    id: "haskell",
    label: "Haskell",
    aliases: ["hs"],
    load: () => import("highlight.js/lib/languages/haskell"),
  },
  {
    id: "xml",
    label: "HTML, XML",
    aliases: ["html", "svg", "xhtml"],
    load: () => import("highlight.js/lib/languages/xml"),
  },
  { id: "http", label: "HTTP", aliases: [], load: () => import("highlight.js/lib/languages/http") },
  { id: "ini", label: "INI, TOML", aliases: ["toml"], load: () => import("highlight.js/lib/languages/ini") },
  { id: "java", label: "Java", aliases: [], load: () => import("highlight.js/lib/languages/java") },
  {
    id: "javascript",
    label: "JavaScript",
    aliases: ["js", "jsx", "mjs", "cjs"],
    load: () => import("highlight.js/lib/languages/javascript"),
  },
  { id: "json", label: "JSON", aliases: ["jsonc"], load: () => import("highlight.js/lib/languages/json") },
  { id: "julia", label: "Julia", aliases: ["jl"], load: () => import("highlight.js/lib/languages/julia") },
  { id: "kotlin", label: "Kotlin", aliases: ["kt"], load: () => import("highlight.js/lib/languages/kotlin") },
  { id: "latex", label: "LaTeX", aliases: ["tex"], load: () => import("highlight.js/lib/languages/latex") },
  { id: "less", label: "Less", aliases: [], load: () => import("highlight.js/lib/languages/less") },
  { id: "lua", label: "Lua", aliases: [], load: () => import("highlight.js/lib/languages/lua") },
  {
    id: "makefile",
    label: "Makefile",
    aliases: ["make", "mk"],
    load: () => import("highlight.js/lib/languages/makefile"),
  },
  {
    id: "markdown",
    label: "Markdown",
    aliases: ["md"],
    load: () => import("highlight.js/lib/languages/markdown"),
  },
  {
    id: "nginx",
    label: "Nginx",
    aliases: ["nginxconf"],
    load: () => import("highlight.js/lib/languages/nginx"),
  },
  {
    id: "objectivec",
    label: "Objective-C",
    aliases: ["objc"],
    load: () => import("highlight.js/lib/languages/objectivec"),
  },
  { id: "perl", label: "Perl", aliases: ["pl"], load: () => import("highlight.js/lib/languages/perl") },
  { id: "php", label: "PHP", aliases: [], load: () => import("highlight.js/lib/languages/php") },
  {
    id: "powershell",
    label: "PowerShell",
    aliases: ["ps1"],
    load: () => import("highlight.js/lib/languages/powershell"),
  },
  { id: "python", label: "Python", aliases: ["py"], load: () => import("highlight.js/lib/languages/python") },
  { id: "r", label: "R", aliases: [], load: () => import("highlight.js/lib/languages/r") },
  { id: "ruby", label: "Ruby", aliases: ["rb"], load: () => import("highlight.js/lib/languages/ruby") },
  { id: "rust", label: "Rust", aliases: ["rs"], load: () => import("highlight.js/lib/languages/rust") },
  { id: "scala", label: "Scala", aliases: [], load: () => import("highlight.js/lib/languages/scala") },
  { id: "scss", label: "SCSS", aliases: ["sass"], load: () => import("highlight.js/lib/languages/scss") },
  { id: "sql", label: "SQL", aliases: [], load: () => import("highlight.js/lib/languages/sql") },
  { id: "swift", label: "Swift", aliases: [], load: () => import("highlight.js/lib/languages/swift") },
  {
    id: "typescript",
    label: "TypeScript",
    aliases: ["ts", "tsx", "mts", "cts"],
    load: () => import("highlight.js/lib/languages/typescript"),
  },
  { id: "yaml", label: "YAML", aliases: ["yml"], load: () => import("highlight.js/lib/languages/yaml") },
];

/** The language that a block's `language` means, or undefined for plain text and for words that nobody here knows. */
export function findLanguage(name: string): CodeLanguage | undefined {
  const wanted = name.trim().toLowerCase();
  return codeLanguages.find(({ id, aliases }) => id === wanted || aliases.includes(wanted));
}
