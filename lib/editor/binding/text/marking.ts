/** Giving characters that stand there other formatting. */
import * as Y from "yjs";
import { sameValue } from "./formats.ts";
import { type Items, parentOf, runOf, toggleContent } from "./items.ts";
import type { Run } from "./layout.ts";
import { findItem } from "./structs.ts";

/** Gives the characters of `runs`, which stand in one row, the formatting `value` under `key`; null takes it away. */
export function markRuns(items: Items, runs: readonly Run[], key: string, value: unknown): void {
  const { copies } = items.options;
  const [head, tail] = [runs[0], runs.at(-1)];
  if (head === undefined || tail === undefined) return;
  const first = items.startingAt(head);
  const last = items.behind({ client: tail.client, clock: tail.clock + tail.len - 1 }).left;
  const around: unknown = items.formatsBefore(first).get(key) ?? null;
  let current: unknown = around;
  if (!sameValue(around, value))
    items.put({ left: first.left, parent: parentOf(first) }, toggleContent(key, value));
  for (let item: Y.Item | null = first; item !== null; item = item === last ? null : item.right) {
    if (item.deleted) continue;
    if (item.content instanceof Y.ContentFormat && item.content.key === key) {
      current = item.content.value;
      items.delete(item);
    } else if (item.countable && !sameValue(current, value)) {
      for (const root of copies.roots(runOf(item))) items.recorder.mark(root, key, current, value);
    }
  }
  if (sameValue(current, value) || last === null) return;
  // A toggle that stands in the gap behind decides by itself what holds from there on.
  for (let item = last.right; item !== null && (item.deleted || !item.countable); item = item.right) {
    if (!item.deleted && item.content instanceof Y.ContentFormat && item.content.key === key) return;
  }
  items.put({ left: last, parent: parentOf(last) }, toggleContent(key, current));
}

/** Sets formatting back on one item's characters, if it still is what it was made. */
export function remarkRun(items: Items, run: Run, key: string, from: unknown, to: unknown): void {
  const { transaction, formatsBehind } = items.options;
  const { item } = findItem(transaction.doc, run) ?? {};
  if (item === undefined) return;
  const current: unknown = formatsBehind(item, parentOf(item)).get(key) ?? null;
  if (sameValue(current, from)) markRuns(items, [run], key, to);
}
