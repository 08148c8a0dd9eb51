/** One's own ranges of a mark among those of others (mark-ranges.ts). */
import type * as Y from "yjs";
import { type Items, parentOf, runOf, toggleContent } from "./items.ts";
import { sameValue } from "./json-values.ts";
import type { OpenRange, Run } from "./layout.ts";
import { beginning, formatsAfter, rangesOf, sameRanges, topValue } from "./mark-ranges.ts";
import { isSilent } from "./marking.ts";
import { toToggle } from "./spare-toggles.ts";

/** Ends one's own ranges of `key` before the characters of `runs`, which stand in one row, and begins them again behind. */
export function withdraw(items: Items, runs: readonly Run[], key: string): void {
  const { transaction, formatsBehind } = items.options;
  const [head, tail] = [runs[0], runs.at(-1)];
  if (head === undefined || tail === undefined) return;
  const first = items.startingAt(head);
  const last = items.behind({ client: tail.client, clock: tail.clock + tail.len - 1 }).left;
  if (last === null) return;
  let [from, to] = [first, last];
  while (from.left !== null && isSilent(from.left)) from = from.left;
  while (to.right !== null && isSilent(to.right)) to = to.right;
  const parent = parentOf(first);
  const isOwn = ({ author }: OpenRange) => author === transaction.doc.clientID;
  const before = rangesOf(items.formatsBefore(from), key).filter(isOwn);
  const behind = rangesOf(formatsBehind(to, parent), key).filter(isOwn);
  let formats = items.formatsBefore(from);
  const spare: Y.Item[] = [];
  for (let item: Y.Item | null = from; item !== null; item = item === to ? null : item.right) {
    if (item.deleted) continue;
    const open = rangesOf(formats, key);
    formats = formatsAfter(formats, item);
    const others = open.filter((range) => !isOwn(range));
    if (item.countable) record(items, item, key, open, others);
    const left = rangesOf(formats, key).filter((range) => !isOwn(range));
    if (
      toToggle(item)?.key === key &&
      item.id.client === transaction.doc.clientID &&
      sameRanges(others, left)
    )
      spare.push(item);
  }
  for (const item of spare) items.delete(item);
  for (const _ of before) items.put({ left: from.left, parent }, toggleContent(key, null));
  for (const { value } of behind) to = items.put({ left: to, parent }, toggleContent(key, beginning(value)));
}

function record(
  items: Items,
  item: Y.Item,
  key: string,
  open: readonly OpenRange[],
  others: readonly OpenRange[],
): void {
  const [before, after] = [topValue(open), topValue(others)];
  if (sameValue(before, after)) return;
  for (const root of items.options.copies.roots(runOf(item)))
    items.recorder.mark({ root, key, before, after, open: others });
}
