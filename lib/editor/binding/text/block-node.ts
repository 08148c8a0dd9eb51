/** The node type of text blocks, and its attributes as they lie in the text. */
import type { Schema } from "prosemirror-model";
import * as Y from "yjs";
import { blockElement, type Element } from "./layout.ts";
import type { Entry } from "./segments.ts";

/** The attributes that the block's node type knows, as they were written. Others stay in the text. */
export function attrsOf(schema: Schema, element: Element): Record<string, unknown> | null {
  if (element._map.size === 0) return null;
  const attrs: Record<string, unknown> = {};
  for (const name of Object.keys(blockType(schema).spec.attrs ?? {})) {
    const value = element.getAttribute(name);
    if (value !== undefined && !(value instanceof Y.AbstractType)) attrs[name] = value;
  }
  return attrs;
}

/** The node type of text blocks. */
export function blockType(schema: Schema) {
  const type = schema.nodes[blockElement];
  if (type === undefined) throw new Error(`the schema has no node "${blockElement}"`);
  return type;
}

/** What an empty text shows: one empty paragraph that nothing in the text says. */
export function emptyEntry(schema: Schema): Entry {
  return { node: blockType(schema).create(), open: null, close: null, content: [] };
}
