/**
 * Taking marks back. Words get back what they had, where they still have what the step gave them. Where somebody else gave
 * them a range meanwhile, that one stays, and only one's own goes: who made the same words bold keeps them bold.
 */
import type * as Y from "yjs";
import { type Items, parentOf } from "./items.ts";
import { sameValue } from "./json-values.ts";
import type { OpenRange, Run } from "./layout.ts";
import { rangesOf, sameRange, topValue } from "./mark-ranges.ts";
import { isSilent, markRuns } from "./marking.ts";
import { withdraw } from "./own-ranges.ts";
import type { MarkChange } from "./recorder.ts";
import { eachItem } from "./structs.ts";

type How = "set back" | "withdraw";

interface Part {
  readonly run: Run;
  readonly how: How;
}

/** Takes `change` back in `runs`, which show what was changed, in the order of the text. */
export function remarkRuns(items: Items, runs: readonly Run[], change: MarkChange): void {
  const rows: Part[][] = [];
  let before: Y.Item | null = null;
  for (const run of runs) {
    eachItem(items.options.transaction.doc, run, (item) => {
      const part = toPart(items, item, run, change);
      if (part === undefined) return;
      const row = rows.at(-1);
      if (row !== undefined && before !== null && isNext(before, item)) row.push(part);
      else rows.push([part]);
      before = item;
    });
  }
  // From the last to the first: what holds before a block is known as it was before this edit.
  for (const row of rows.toReversed()) remarkRow(items, row, change);
}

/** What of `run` stands in `item`; undefined if nothing is to be done to it. */
function toPart(items: Items, item: Y.Item, run: Run, change: MarkChange): Part | undefined {
  if (item.deleted || !item.countable) return undefined;
  const open = rangesOf(items.options.formatsBehind(item, parentOf(item)), change.key);
  const how = howBack(items, run, change, open);
  if (how === undefined) return undefined;
  const clock = Math.max(run.clock, item.id.clock);
  const len = Math.min(run.clock + run.len, item.id.clock + item.length) - clock;
  return { how, run: { client: run.client, clock, len } };
}

function remarkRow(items: Items, row: readonly Part[], { key, before }: MarkChange): void {
  const isCrossed = row.some(({ how }) => how === "withdraw");
  if (isCrossed)
    withdraw(
      items,
      row.map(({ run }) => run),
      key,
    );
  let runs: Run[] = [];
  for (const { how, run } of row) {
    if (how === "set back") runs.push(run);
    else {
      markRuns(items, runs, key, before);
      runs = [];
    }
  }
  markRuns(items, runs, key, before);
}

/** How characters under the ranges `open` get back what they had; undefined: not at all. */
function howBack(items: Items, run: Run, change: MarkChange, open: readonly OpenRange[]): How | undefined {
  const own = items.options.transaction.doc.clientID;
  const [root] = items.options.copies.roots(run);
  // Who wrote a copy of the words wrote their marks along, and meant nothing by them.
  const copier = root?.client === run.client && root.clock === run.clock ? own : run.client;
  const isOthers = open.some(
    (range) =>
      range.author !== own &&
      range.author !== copier &&
      !change.open.some((known) => sameRange(known, range)),
  );
  if (!isOthers) return sameValue(topValue(open), change.after) ? "set back" : undefined;
  const isMine = open.some(({ author, value }) => author === own && sameValue(value, change.after));
  return isMine ? "withdraw" : undefined;
}

/** Whether nothing lives between two items. */
function isNext(left: Y.Item, right: Y.Item): boolean {
  let item = left.right;
  while (item !== null && item !== right && isSilent(item)) item = item.right;
  return item === right;
}
