/** What can be written into a flat text, free of identities: the common form of typed text, of captured deletions and of moves. */
import type { Node, Schema } from "prosemirror-model";
import * as Y from "yjs";
import { toFormats } from "./formats.ts";
import { blockEnd, type Formats, tableElement, toWritten } from "./layout.ts";
import { valuesOf } from "./mark-ranges.ts";
import { elementOf } from "./structs.ts";
import type { Token } from "./tokens.ts";

/** Wanted formatting of a piece: null is off; a key that is absent stays as it is around. */
export type Wanted = ReadonlyMap<string, unknown>;

interface Formatted {
  readonly wanted: Wanted;
  /** Nothing but what is wanted: formatting around that `wanted` does not name is off. */
  readonly exact?: true;
}

export type Stuff = Formatted &
  (
    | {
        /** As it lies in the text: a block's end is a character of it. */ readonly type: "text";
        readonly text: string;
      }
    | {
        readonly type: "element";
        readonly name: string;
        readonly attrs: Readonly<Record<string, unknown>>;
        /** What is in a table. */
        readonly table?: Node;
      }
    | { readonly type: "embed"; readonly value: unknown }
  );

const asAround: Wanted = new Map();

/** What to write for tokens of a ProseMirror document; characters with the same marks become one text. */
export function toStuff(schema: Schema, tokens: readonly Token[]): Stuff[] {
  const stuff: Stuff[] = [];
  let open: { text: string; marks: readonly unknown[]; wanted: Wanted } | null = null;
  const flush = () => {
    if (open !== null) stuff.push({ type: "text", text: open.text, wanted: open.wanted });
    open = null;
  };
  for (const token of tokens) {
    if (token.type === "char") {
      if (open === null || open.marks !== token.marks) {
        flush();
        open = { text: "", marks: token.marks, wanted: toFormats(schema, token.marks) };
      }
      open.text += toWritten(token.char);
    } else if (token.type === "close") {
      flush();
      stuff.push({ type: "text", text: blockEnd, wanted: asAround });
    } else {
      flush();
      const wanted = token.type === "inline" ? toFormats(schema, token.node.marks) : asAround;
      stuff.push(nodeStuff(token.node, wanted));
    }
  }
  flush();
  return stuff;
}

function nodeStuff(node: Node, wanted: Wanted): Stuff {
  const payload: unknown = node.attrs.payload;
  if (node.type.name !== "unknown" && node.type.name !== "unknown_inline") {
    if (node.type.name === tableElement)
      return { type: "element", name: tableElement, attrs: {}, table: node, wanted };
    return { type: "element", name: node.type.name, attrs: setAttrs(node), wanted };
  }
  if (isRecord(payload) && typeof payload.element === "string") {
    return {
      type: "element",
      name: payload.element,
      attrs: isRecord(payload.attrs) ? payload.attrs : {},
      wanted,
    };
  }
  return { type: "embed", value: isRecord(payload) ? payload.embed : null, wanted };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The attributes that differ from the node type's defaults. */
export function setAttrs(node: Node): Record<string, unknown> {
  const attrs: Record<string, unknown> = {};
  for (const [name, spec] of Object.entries(node.type.spec.attrs ?? {})) {
    const value: unknown = node.attrs[name];
    if (value !== spec.default && value !== undefined) attrs[name] = value;
  }
  return attrs;
}

/** Captures part of a live item, to write it again elsewhere or later. Undefined for shared types that can't be copied. */
export function capture(item: Y.Item, offset: number, len: number, formats: Formats): Stuff | undefined {
  const wanted = valuesOf(formats);
  const { content } = item;
  if (content instanceof Y.ContentString)
    return { type: "text", text: content.str.slice(offset, offset + len), wanted, exact: true };
  if (content instanceof Y.ContentEmbed) return { type: "embed", value: content.embed, wanted, exact: true };
  const element = elementOf(item);
  if (element === undefined) return undefined;
  const attrs: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(element.getAttributes())) {
    if (!(value instanceof Y.AbstractType)) attrs[key] = value;
  }
  return { type: "element", name: element.nodeName, attrs, wanted, exact: true };
}
