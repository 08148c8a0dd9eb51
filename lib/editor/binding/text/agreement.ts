/** Whether the editor shows what the text says. Between edits both do, node by node the same object. */
import type { Node } from "prosemirror-model";
import type { Change } from "./change.ts";
import type { DocumentIndex } from "./document-index.ts";

/** Equal nodes become the same node, so that comparing by reference finds what changed. Tells whether `doc` agrees now. */
export function adopt(index: DocumentIndex, doc: Node): boolean {
  const { entries } = index.body;
  const { children } = doc;
  if (entries.length !== children.length) return false;
  let agrees = true;
  const { from, to } = index.body.doubtful(doc);
  for (let i = from; i < to; i += 1) {
    const entry = entries[i];
    const node = children[i];
    if (entry === undefined || node === undefined || entry.node === node) continue;
    if (entry.node.eq(node)) {
      entry.node = node;
      if (!node.isTextblock && entry.open !== null) index.tableAt(entry.open)?.adopt(node);
    } else agrees = false;
  }
  if (agrees) index.body.agreeWith(doc);
  return agrees;
}

/** Whether `doc` was adopted as a whole. */
export function agrees(index: DocumentIndex, doc: Node): boolean {
  const { entries } = index.body;
  const { children } = doc;
  return entries.length === children.length && entries.every((entry, i) => entry.node === children[i]);
}

/** What of `doc` has to be replaced so that it agrees. */
export function disagreement(index: DocumentIndex, doc: Node): Change {
  const { entries } = index.body;
  let [start, end] = [0, 0];
  const shorter = Math.min(entries.length, doc.childCount);
  while (start < shorter && entries[start]?.node === doc.child(start)) start += 1;
  while (start + end < shorter && entries.at(-1 - end)?.node === doc.child(doc.childCount - 1 - end))
    end += 1;
  const old = Array.from({ length: doc.childCount - start - end }, (_, i) => ({
    node: doc.child(start + i),
    open: null,
    close: null,
    content: [],
  }));
  return { from: start, old, new: entries.slice(start, entries.length - end) };
}
