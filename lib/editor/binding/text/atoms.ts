/** Elements that stand for one thing (divider, image, mention, table …) as nodes, and what the schema does not know as locked cards. */
import type { Node, NodeType, Schema } from "prosemirror-model";
import * as Y from "yjs";
import { blockElement, type Element } from "./layout.ts";
import type { ReadContext } from "./read-context.ts";

const unknownNames = new Set(["unknown", "unknown_inline"]);

/** Whether an element of that name is a block of its own. */
export function isBlockAtom(context: ReadContext, name: string): boolean {
  const type = context.schema.nodes[name];
  if (type === undefined || name === blockElement || unknownNames.has(name)) return false;
  return type.isLeaf && !type.isInline;
}

/** Whether an element of that name stands in a line. */
export function isInlineAtom(schema: Schema, name: string): boolean {
  const type = schema.nodes[name];
  return type !== undefined && type.isInline && type.isLeaf && !type.isText && !unknownNames.has(name);
}

/** The node of a known atom. Attributes that this build does not know stay in the element. */
export function atomFromElement(context: ReadContext, element: Element): Node {
  const type = context.schema.nodes[element.nodeName];
  if (type === undefined) throw new Error(`no node "${element.nodeName}" in the schema`);
  return type.create(knownAttrs(type, element));
}

/** Those of `element`'s attributes that `type` has, as they were written. */
export function knownAttrs(type: NodeType, element: Element): Record<string, unknown> {
  const attrs: Record<string, unknown> = {};
  for (const name of Object.keys(type.spec.attrs ?? {})) {
    const value = element.getAttribute(name);
    if (value !== undefined && !(value instanceof Y.AbstractType)) attrs[name] = value;
  }
  return attrs;
}

/** A locked card for content that the schema does not know; `payload` is enough to write a copy of it. */
export function unknownNode(schema: Schema, item: Y.Item, index: number, inline: boolean): Node {
  const type = schema.nodes[inline ? "unknown_inline" : "unknown"];
  if (type === undefined) throw new Error("the schema has no locked cards");
  const { content } = item;
  if (content instanceof Y.ContentEmbed) {
    const value: unknown = content.embed;
    const name = typeof value === "object" && value !== null ? (Object.keys(value)[0] ?? "") : "";
    return type.create({ name, payload: { embed: value } });
  }
  if (content instanceof Y.ContentType && content.type instanceof Y.XmlElement) {
    const element = content.type;
    const attrs: Record<string, unknown> = {};
    for (const [key, value] of Object.entries(element.getAttributes())) {
      if (!((value as unknown) instanceof Y.AbstractType)) attrs[key] = value;
    }
    return type.create({ name: element.nodeName, payload: { element: element.nodeName, attrs } });
  }
  const value: unknown = content.getContent()[index];
  return type.create({ name: "", payload: value instanceof Y.AbstractType ? null : { embed: value } });
}
