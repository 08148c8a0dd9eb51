/** What the templates are written with. */
import type { Node } from "prosemirror-model";
import type { BlockAttrs } from "#lib/editor/schema/block-kinds.ts";
import { schema } from "#lib/editor/schema/schema.ts";

export interface Template {
  title: string;
  content: Node;
}

/** A document of these blocks. */
export function template(title: string, ...blocks: Node[]): Template {
  return { title, content: schema.node("doc", null, blocks) };
}

function block(attrs: Partial<BlockAttrs>, text: string): Node {
  return schema.node("block", attrs, text === "" ? [] : [schema.text(text)]);
}

/** A line to write on, where no text is given. */
export const line = (text = ""): Node => block({}, text);
export const heading = (text: string): Node => block({ kind: "heading", level: 1 }, text);
export const bullet = (text = ""): Node => block({ kind: "bullet" }, text);
export const numbered = (text = ""): Node => block({ kind: "ordered" }, text);
export const task = (text = ""): Node => block({ kind: "task" }, text);
export const quote = (text = ""): Node => block({ kind: "quote" }, text);
export const tip = (text: string): Node => block({ kind: "callout", tone: "tip" }, text);
/** Begins with a word that names what to write behind it. */
export const field = (name: string): Node =>
  schema.node("block", null, [schema.text(`${name}:`, [schema.mark("strong")]), schema.text(" ")]);
