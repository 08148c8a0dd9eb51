/** ProseMirror nodes → new shared types, for what was not in the body before. */
import type { Fragment, Node } from "prosemirror-model";
import * as Y from "yjs";
import { isUnknown } from "../../nodes/unknown/spec.ts";
import { sameJson } from "../patch-document.ts";
import { fromForeignNode, isForeignNode } from "./foreign-node.ts";

/** The shared type for a node between or inside blocks. Attributes that have their default value are left out. */
export function createType(node: Node): Y.XmlElement | Y.XmlText {
  if (isUnknown(node)) {
    const payload: unknown = node.attrs.payload;
    const type = isForeignNode(payload) ? fromForeignNode(payload) : undefined;
    return type ?? new Y.XmlElement(String(node.attrs.name));
  }
  const element = new Y.XmlElement(node.type.name);
  for (const [name, value] of Object.entries(node.attrs)) {
    if (!sameJson(value, node.type.spec.attrs?.[name]?.default)) setAttribute(element, name, value);
  }
  if (node.inlineContent) element.insert(0, createInline(node.content));
  return element;
}

/** null means "not there", as in y-prosemirror. */
export function setAttribute(element: Y.XmlElement, name: string, value: unknown): void {
  if (value === null || value === undefined) element.removeAttribute(name);
  // Attributes are declared as strings; Yjs and every y-prosemirror editor keep any JSON in them.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  else element.setAttribute(name, value as string);
}

/** What stands for a text node's marks in a Y.XmlText. */
export function markAttributes(node: Node): Record<string, unknown> {
  return Object.fromEntries(node.marks.map((mark) => [mark.type.name, mark.attrs]));
}

// An empty block gets a text right away: two people who type into it then write into the same one.
function createInline(content: Fragment): (Y.XmlElement | Y.XmlText)[] {
  const children: (Y.XmlElement | Y.XmlText)[] = [];
  let delta: { insert: string; attributes: Record<string, unknown> }[] = [];
  const closeText = () => {
    if (delta.length === 0 && children.length > 0) return;
    const text = new Y.XmlText();
    if (delta.length > 0) text.applyDelta(delta);
    children.push(text);
    delta = [];
  };
  content.forEach((node) => {
    if (node.isText) {
      delta.push({ insert: node.text ?? "", attributes: markAttributes(node) });
    } else {
      if (delta.length > 0) closeText();
      children.push(createType(node));
    }
  });
  closeText();
  return children;
}
