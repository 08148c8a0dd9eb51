import { parseSync } from "oxc-parser";

/** Attributes and fields that people read or hear. */
const spoken =
  /^(aria-label|aria-description|aria-roledescription|label|title|placeholder|alt|hint|error|description|text|shortcut|ariaLabel)$/;
/** Two letters beside each other: a symbol or a number alone is no text. */
const hasWords = /\p{L}{2}/u;

interface AstNode {
  readonly type: string;
  readonly start: number;
  readonly [field: string]: unknown;
}

/** Interface texts that a file holds itself instead of taking them from the catalogue, with their lines. Rough on purpose. */
export function inlineTexts(path: string, source: string): string[] {
  const found: string[] = [];
  const report = ({ start }: AstNode, text: string): void => {
    found.push(`${path}:${source.slice(0, start).split("\n").length} ${text.trim()}`);
  };
  walk(parseSync(path, source).program, (node) => {
    if (node.type === "JSXText" && hasWords.test(String(node["value"]))) report(node, String(node["value"]));
    if (node.type === "JSXAttribute" && isSpoken(node["name"]))
      for (const text of wordsIn(node["value"])) report(node, text);
    if (node.type === "Property" && isSpoken(node["key"]))
      for (const text of wordsIn(node["value"])) report(node, text);
    if (node.type === "JSXExpressionContainer" && !isInAttribute.has(node))
      for (const text of wordsIn(node["expression"])) report(node, text);
  });
  return [...new Set(found)];
}

const isInAttribute = new WeakSet<AstNode>();

function isSpoken(name: unknown): boolean {
  return isNode(name) && typeof name["name"] === "string" && spoken.test(name["name"]);
}

/** String literals of an expression that are shown as they stand: also in the branches of a condition, never in a call. */
function wordsIn(value: unknown): string[] {
  if (!isNode(value)) return [];
  // A key of the catalogue, or an address.
  const keyLike = /^([a-z][\w-]*(\.[\w-]+)+|https?:.*)$/i;
  switch (value.type) {
    case "Literal": {
      const text = value["value"];
      return typeof text === "string" && hasWords.test(text) && !keyLike.test(text) ? [text] : [];
    }
    case "TemplateLiteral": {
      const quasis = Array.isArray(value["quasis"]) ? value["quasis"].filter(isNode) : [];
      const text = quasis.map((quasi) => rawOf(quasi["value"])).join("…");
      return hasWords.test(text) ? [text] : [];
    }
    case "JSXExpressionContainer":
      return wordsIn(value["expression"]);
    case "ConditionalExpression":
      return [...wordsIn(value["consequent"]), ...wordsIn(value["alternate"])];
    case "LogicalExpression":
      return wordsIn(value["right"]);
    default:
      return [];
  }
}

function rawOf(value: unknown): string {
  return typeof value === "object" && value !== null && "raw" in value ? String(value.raw) : "";
}

function isNode(value: unknown): value is AstNode {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}

function walk(value: unknown, visit: (node: AstNode) => void): void {
  if (Array.isArray(value)) {
    for (const item of value) walk(item, visit);
    return;
  }
  if (!isNode(value)) return;
  if (value.type === "JSXAttribute" && isNode(value["value"])) isInAttribute.add(value["value"]);
  visit(value);
  for (const field of Object.values(value))
    if (typeof field === "object" && field !== null) walk(field, visit);
}
