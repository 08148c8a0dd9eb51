/** Giving characters that stand there other formatting: a range over them (mark-ranges.ts), and none that says nothing. */
import type * as Y from "yjs";
import { type Items, parentOf, runOf, toggleContent } from "./items.ts";
import { sameValue } from "./json-values.ts";
import type { Run } from "./layout.ts";
import { beginning, formatsAfter, valueAt } from "./mark-ranges.ts";
import { spareToggles, type Toggle, toToggle } from "./spare-toggles.ts";

/** Gives the characters of `runs`, which stand in one row, the formatting `value` under `key`; null takes it away. */
export function markRuns(items: Items, runs: readonly Run[], key: string, value: unknown): void {
  const [head, tail] = [runs[0], runs.at(-1)];
  if (head === undefined || tail === undefined) return;
  const first = items.startingAt(head);
  const last = items.behind({ client: tail.client, clock: tail.clock + tail.len - 1 }).left;
  if (last === null) return;
  recordMarks(items, first, last, key, value);
  clear(items, first, last, key);
  let formats = items.formatsBefore(first);
  let isOpen = false;
  const end = (left: Y.Item | null) => {
    if (isOpen) items.put({ left, parent: parentOf(first) }, toggleContent(key, null));
    isOpen = false;
  };
  for (let item: Y.Item | null = first; item !== null; item = item === last ? null : item.right) {
    if (item.deleted) continue;
    if (toToggle(item)?.key === key) {
      // One's own ranges lie in each other and never cross: an end is that of the last one.
      end(item.left);
      formats = formatsAfter(formats, item);
    } else if (item.countable && !isOpen && !sameValue(valueAt(formats, key), value)) {
      items.put({ left: item.left, parent: parentOf(first) }, toggleContent(key, beginning(value)));
      isOpen = true;
    }
  }
  end(last);
}

function recordMarks(items: Items, first: Y.Item, last: Y.Item, key: string, value: unknown): void {
  let formats = items.formatsBefore(first);
  for (let item: Y.Item | null = first; item !== null; item = item === last ? null : item.right) {
    if (item.deleted) continue;
    formats = formatsAfter(formats, item);
    const current = valueAt(formats, key);
    if (!item.countable || sameValue(current, value)) continue;
    for (const root of items.options.copies.roots(runOf(item)))
      items.recorder.mark({ root, key, before: current, after: value, open: formats.get(key) ?? [] });
  }
}

/** Takes away the ranges that lie between `first` and `last`, with the gaps around them. */
function clear(items: Items, first: Y.Item, last: Y.Item, key: string): void {
  let from = first;
  while (from.left !== null && isSilent(from.left)) from = from.left;
  const toggles: Toggle[] = [];
  let isBehind = false;
  for (let item: Y.Item | null = from; item !== null && !(isBehind && !isSilent(item)); item = item.right) {
    const toggle = toToggle(item);
    if (toggle?.key === key) toggles.push(toggle);
    isBehind ||= item === last;
  }
  if (toggles.length === 0) return;
  for (const { item } of spareToggles(key, toggles, items.formatsBefore(from))) items.delete(item);
}

/** Whether nothing of `item` is to be seen. */
export function isSilent(item: Y.Item): boolean {
  return item.deleted || !item.countable;
}
