/** Walking a Y.Doc's items by identity. */
import * as Y from "yjs";
import type { Element, Id, Run } from "./layout.ts";

/** Calls `visit` for the items (not the collected ones) that overlap `clock` … `clock + len` of `client`, in order of writing. */
export function eachItem(doc: Y.Doc, run: Run, visit: (item: Y.Item) => void): void {
  const structs = doc.store.clients.get(run.client);
  const end = Math.min(run.clock + run.len, Y.getState(doc.store, run.client));
  if (structs === undefined || run.clock >= end) return;
  for (let i = Y.findIndexSS(structs, run.clock); i < structs.length; i += 1) {
    const struct = structs[i];
    if (struct === undefined || struct.id.clock >= end) return;
    if (struct instanceof Y.Item) visit(struct);
  }
}

/** The live item that holds `id`, and where in it. */
export function liveItem(doc: Y.Doc, id: Id): { item: Y.Item; offset: number } | undefined {
  const found = findItem(doc, id);
  return found === undefined || found.item.deleted ? undefined : found;
}

/** The item that holds `id`, deleted or not, and where in it. Undefined when it never came or was collected with its parent. */
export function findItem(doc: Y.Doc, id: Id): { item: Y.Item; offset: number } | undefined {
  if (id.clock >= Y.getState(doc.store, id.client)) return undefined;
  const item = Y.getItem(doc.store, Y.createID(id.client, id.clock));
  return item instanceof Y.Item ? { item, offset: id.clock - item.id.clock } : undefined;
}

/** Calls `visit` for every item that `transaction` added or deleted. */
export function eachChangedItem(transaction: Y.Transaction, visit: (item: Y.Item) => void): void {
  const { doc } = transaction;
  for (const [client, after] of transaction.afterState) {
    const before = transaction.beforeState.get(client) ?? 0;
    if (after > before) eachItem(doc, { client, clock: before, len: after - before }, visit);
  }
  for (const [client, deletions] of transaction.deleteSet.clients) {
    for (const { clock, len } of deletions) eachItem(doc, { client, clock, len }, visit);
  }
}

/** The element in `item`, if it is one. */
export function elementOf(item: Y.Item): Element | undefined {
  const { content } = item;
  return content instanceof Y.ContentType && content.type instanceof Y.XmlElement ? content.type : undefined;
}

/** The live element whose identity is `id`. */
export function elementAt(doc: Y.Doc, id: Id): Element | undefined {
  const found = liveItem(doc, id);
  return found && elementOf(found.item);
}
