/** Toggles that say nothing: without them, the same holds behind them. */
import * as Y from "yjs";
import type { Formats, OpenRange } from "./layout.ts";
import { formatsAfter, openBehind, sameRanges } from "./mark-ranges.ts";

/** A toggle of one key. */
export interface Toggle {
  readonly item: Y.Item;
  readonly key: string;
  readonly value: unknown;
}

/** The live toggle that `item` is, if it is one. */
export function toToggle(item: Y.Item): Toggle | undefined {
  const { content } = item;
  if (item.deleted || !(content instanceof Y.ContentFormat)) return undefined;
  return { item, key: content.key, value: content.value };
}

/** Of `toggles` of one key, in order, with `before` in front of them: those without which the same holds behind them. */
export function spareToggles(key: string, toggles: readonly Toggle[], before: Formats): Toggle[] {
  const open = before.get(key) ?? [];
  const after = formatsAfter(before, ...toggles.map(({ item }) => item)).get(key) ?? [];
  if (sameRanges(open, after)) return [...toggles];
  const spare: Toggle[] = [];
  // The open ranges, each with the toggle that began it, if that is one of these.
  let ranges: { range: OpenRange; begun?: Toggle }[] = open.map((range) => ({ range }));
  for (const toggle of toggles) {
    const author = toggle.item.id.client;
    const next = openBehind(
      ranges.map(({ range }) => range),
      author,
      toggle.value,
    );
    const kept = ranges.filter(({ range }) => next.includes(range));
    const gone = ranges.filter((each) => !kept.includes(each));
    const began = next.find((range) => !kept.some((each) => each.range === range));
    for (const { begun } of gone) if (begun !== undefined) spare.push(begun);
    // An end of what began here, or of nothing.
    if (began === undefined && gone.every(({ begun }) => begun !== undefined)) spare.push(toggle);
    ranges = began === undefined ? kept : [...kept, { range: began, begun: toggle }];
  }
  return spare;
}
