/** Deleting what is shown, whatever hidden stands for the same, and the formatting that says nothing any more then. */
import * as Y from "yjs";
import { type Items, runOf } from "./items.ts";
import { copyKey, type Element, type Run } from "./layout.ts";
import { spareToggles, type Toggle, toToggle } from "./spare-toggles.ts";
import { capture } from "./stuff.ts";

/** Deletes what is shown as `run` (not a table), and whatever hidden stands for the same. */
export function deleteRun(items: Items, run: Run): void {
  const { copies } = items.options;
  let { clock } = run;
  for (const root of copies.roots(run)) {
    for (const live of copies.live(root)) {
      const shown = live.client === run.client && live.clock >= clock && live.clock < clock + root.len;
      deleteLive(items, live, (item) => {
        if (!shown) return;
        const { clock: at } = item.id;
        const part = { client: root.client, clock: root.clock + at - clock, len: item.length };
        items.recorder.deleted(runOf(item), part, capture(item, 0, item.length, items.formatsBefore(item)));
      });
    }
    clock += root.len;
  }
}

/** What is live in the texts of a table's cells. */
export function runsInTable(element: Element): Run[] {
  const runs: Run[] = [];
  for (const item of element._map.values()) {
    const text: unknown = item.deleted ? undefined : item.content.getContent()[0];
    if (!(text instanceof Y.Text)) continue;
    for (let at = text._start; at !== null; at = at.right)
      if (!at.deleted && at.countable) runs.push(runOf(at));
  }
  return runs;
}

function deleteLive(items: Items, run: Run, before: (item: Y.Item) => void): void {
  let last: Y.Item | null = null;
  for (let at = run.clock; at < run.clock + run.len; ) {
    let item = items.startingAt({ client: run.client, clock: at });
    if (item.id.clock + item.length > run.clock + run.len)
      item = items.behind({ client: run.client, clock: run.clock + run.len - 1 }).left ?? item;
    if (!item.deleted) {
      before(item);
      items.delete(item);
      last = item;
    }
    at = item.id.clock + item.length;
  }
  if (last !== null) tidy(items, last);
}

/** Around a deletion: toggles that no character stands between often say nothing any more. */
function tidy(items: Items, deleted: Y.Item): void {
  let first: Y.Item = deleted;
  const silent = (item: Y.Item | null): item is Y.Item => item !== null && (item.deleted || !item.countable);
  while (silent(first.left)) first = first.left;
  const byKey = new Map<string, Toggle[]>();
  for (let item: Y.Item | null = first; silent(item); item = item.right) {
    const toggle = toToggle(item);
    if (toggle !== undefined && toggle.key !== copyKey)
      byKey.set(toggle.key, [...(byKey.get(toggle.key) ?? []), toggle]);
  }
  if (byKey.size === 0) return;
  const around = items.formatsBefore(first);
  for (const [key, toggles] of byKey)
    for (const { item } of spareToggles(key, toggles, around)) items.delete(item);
}
