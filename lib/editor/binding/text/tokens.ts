/**
 * A stretch of a ProseMirror document as the sequence of what would be written for it. Every token takes as many positions
 * as in the document, so that offsets agree. Characters are one token each: edits are short, and pasted text is grouped
 * again when it is written.
 */
import type { Mark, Node } from "prosemirror-model";
import { startsOf } from "./starts.ts";

export type Token =
  | { readonly type: "open"; readonly node: Node }
  | { readonly type: "close" }
  | { readonly type: "char"; readonly char: string; readonly marks: readonly Mark[] }
  | { readonly type: "inline"; readonly node: Node }
  | { readonly type: "block"; readonly node: Node };

/** The tokens between two offsets in the content of `parent` (a document or a table cell). */
export function tokensBetween(parent: Node, from: number, to: number): Token[] {
  const tokens: Token[] = [];
  const starts = startsOf(parent);
  const first = starts.endingBehind(from);
  let at = starts.at(first) ?? 0;
  for (let i = first; i < parent.childCount && at < to; i += 1) {
    const node = parent.child(i);
    const end = at + node.nodeSize;
    if (end > from) addBlock(tokens, node, from - at, to - at);
    at = end;
  }
  return tokens;
}

function addBlock(tokens: Token[], node: Node, from: number, to: number): void {
  if (!node.isTextblock) {
    tokens.push({ type: "block", node });
    return;
  }
  if (from <= 0) tokens.push({ type: "open", node });
  let at = 1;
  for (let i = 0; i < node.childCount && at < to; i += 1) {
    const child = node.child(i);
    const end = at + child.nodeSize;
    if (end > from) addInline(tokens, child, Math.max(0, from - at), Math.min(child.nodeSize, to - at));
    at = end;
  }
  if (to >= node.nodeSize) tokens.push({ type: "close" });
}

function addInline(tokens: Token[], node: Node, from: number, to: number): void {
  if (node.text === undefined) tokens.push({ type: "inline", node });
  else
    for (let i = from; i < to; i += 1)
      tokens.push({ type: "char", char: node.text.charAt(i), marks: node.marks });
}

/** How many positions a token takes. */
export function tokenSize(token: Token): number {
  return token.type === "block" ? token.node.nodeSize : 1;
}

/** Whether two tokens are the same to the last attribute. */
export function sameToken(a: Token, b: Token): boolean {
  if (a.type === "char" && b.type === "char") return a.char === b.char && sameMarks(a.marks, b.marks);
  if (a.type === "close" || b.type === "close") return a.type === b.type;
  if (a.type === "open" && b.type === "open")
    return a.node === b.node || a.node.hasMarkup(b.node.type, b.node.attrs);
  if (a.type === "inline" && b.type === "inline") return a.node.eq(b.node);
  return a.type === "block" && b.type === "block" && a.node.eq(b.node);
}

/** Whether `a` can become `b` by changes of attributes and marks alone. */
export function kindredToken(a: Token, b: Token): boolean {
  if (a.type === "char" && b.type === "char") return a.char === b.char;
  if ((a.type === "inline" || a.type === "block") && a.type === b.type) return a.node.type === b.node.type;
  return a.type === b.type && (a.type === "open" || a.type === "close");
}

function sameMarks(a: readonly Mark[], b: readonly Mark[]): boolean {
  return a === b || (a.length === b.length && a.every((mark, i) => b[i]?.eq(mark)));
}
