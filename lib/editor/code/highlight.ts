import type { createEngine } from "./engine.ts";
import { findLanguage } from "./languages.ts";

/** A stretch of code and what it is, as class names (`hljs-keyword`). */
export interface CodeToken {
  from: number;
  to: number;
  className: string;
}

type Engine = ReturnType<typeof createEngine>;
type Root = ReturnType<Engine["highlight"]>;
let engine: Promise<Engine> | undefined;

/**
 * A function that tells the tokens of a text in `language`, once its grammar is there. Undefined for a language that nobody
 * here knows.
 */
export async function loadHighlighter(
  language: string,
): Promise<((text: string) => readonly CodeToken[]) | undefined> {
  const found = findLanguage(language);
  if (found === undefined) return undefined;
  engine ??= import("./engine.ts").then((loaded) => loaded.createEngine());
  const [lowlight, { default: grammar }] = await Promise.all([engine, found.load()]);
  if (!lowlight.registered(found.id)) lowlight.register(found.id, grammar);
  return (text) => toTokens(lowlight.highlight(found.id, text));
}

function toTokens(root: Root): CodeToken[] {
  const tokens: CodeToken[] = [];
  let offset = 0;
  const visit = (node: Root["children"][number], classes: string): void => {
    if (node.type === "text") {
      const to = offset + node.value.length;
      if (classes !== "" && to > offset) tokens.push({ from: offset, to, className: classes });
      offset = to;
    } else if (node.type === "element") {
      const own = node.properties.className;
      const inner = Array.isArray(own) ? own.join(" ") : classes;
      for (const child of node.children) visit(child, inner);
    }
  };
  for (const child of root.children) visit(child, "");
  return tokens;
}
