/**
 * A text between two anchors. Each end alone always finds a place: when its character is gone, that of the nearest thing that is
 * left. With both gone these may be others' on both sides, and where they were moved past each other they would have
 * strangers' text between them. So a text is there only while something of it is: one of its ends, or anything that lies
 * between the places where they were.
 */
import * as Y from "yjs";
import type { Anchor, AnchorRange, PlacedRange } from "../binding.ts";
import { fromAnchor } from "./anchors.ts";
import type { DocumentIndex } from "./document-index.ts";
import type { FlatText } from "./flat-text.ts";
import { blockElement, blockEnd, type Id, movedElement, parseId, type Run } from "./layout.ts";
import { eachItem, elementOf, findItem } from "./structs.ts";

interface Ends {
  readonly from: Id;
  readonly to: Id;
}

/** What is left of the text between two anchors; undefined when nothing is. */
export function fromRange(index: DocumentIndex, range: AnchorRange): PlacedRange | undefined {
  const [from, to] = [fromAnchor(index, range.from), fromAnchor(index, range.to)];
  if (from === undefined || to === undefined || from >= to) return undefined;
  return isShown(index, range.from) || isShown(index, range.to) || showsBetween(index, range)
    ? { from, to }
    : undefined;
}

function isShown(index: DocumentIndex, anchor: Anchor): boolean {
  const id = parseId(anchor.at);
  return id !== undefined && index.copies.shown(id) !== undefined;
}

/** Whether text, or an atom, is shown of what lies from one end to the other. */
function showsBetween(index: DocumentIndex, range: AnchorRange): boolean {
  const [from, to] = [parseId(range.from.at), parseId(range.to.at)];
  const [first, last] = [from && findItem(index.doc, from), to && findItem(index.doc, to)];
  const flat = first && index.flatOf(first.item);
  // Ends in different texts (a table's cell): the places that are left must do.
  if (!from || !to || !first || !last || flat === undefined || flat !== index.flatOf(last.item)) return true;
  const between: Run[] = [];
  for (let item: Y.Item | null = first.item; item !== null; item = flat.next(item)) {
    const start = item === first.item ? from.clock : item.id.clock;
    const end = item === last.item ? to.clock + 1 : item.id.clock + item.length;
    if (item.countable) between.push({ client: item.id.client, clock: start, len: end - start });
    if (item === last.item) return saysSomething(index, notMovedAway(between, flat), { from, to });
  }
  // The end lies before the start: they were made on copies, and nothing tells what lay between. Better gone than on others' text.
  return false;
}

/** Blocks that lie between the ends and are shown elsewhere were so, as a rule, when the text around them was joined. */
function notMovedAway(between: readonly Run[], flat: FlatText): readonly Run[] {
  let left = between;
  for (const { start, end } of flat.portals) {
    const [first, last] = [start, end].map((id) => left.findIndex((run) => holds(run, id)));
    const behind = last === undefined ? undefined : left[last];
    if (first === undefined || last === undefined || behind === undefined || first < 0 || first > last)
      continue;
    const rest = { ...behind, clock: end.clock + 1, len: behind.clock + behind.len - end.clock - 1 };
    left = left.toSpliced(first, last - first + 1, rest);
  }
  return left.filter(({ len }) => len > 0);
}

function holds(run: Run, { client, clock }: Id): boolean {
  return run.client === client && clock >= run.clock && clock < run.clock + run.len;
}

/**
 * Whether any of the originals in `runs` is shown and says something. Others' are copies that lie among them of what lies elsewhere,
 * and originals among them that had been put back elsewhere, and not together with the ends, when the anchors were made.
 */
function saysSomething(index: DocumentIndex, runs: readonly Run[], ends: Ends): boolean {
  const roots = runs.flatMap((run) => index.copies.roots(run));
  let found = false;
  for (const root of roots) {
    if (!runs.some((run) => holds(run, root))) continue;
    for (const part of index.copies.shownRuns(root)) {
      eachItem(index.doc, part, (item) => {
        if (found || !saysIn(item, part)) return;
        const id = { client: part.client, clock: Math.max(part.clock, item.id.clock) };
        found = runs.some((run) => holds(run, id)) || liesBetween(index, item, ends);
      });
    }
  }
  return found;
}

/** Whether `item` lies between what the ends, or copies of them, have left behind. */
function liesBetween(index: DocumentIndex, item: Y.Item, { from, to }: Ends): boolean {
  const flat = index.flatOf(item);
  return (
    flat !== undefined && leadsTo(index, item, from, flat.previous) && leadsTo(index, item, to, flat.next)
  );
}

function leadsTo(index: DocumentIndex, item: Y.Item, end: Id, step: FlatText["next"]): boolean {
  const goals = index.copies.related({ ...end, len: 1 });
  for (let at = step(item); at !== null; at = step(at)) {
    const { id, length } = at;
    if (goals.some((goal) => holds({ client: id.client, clock: id.clock, len: length }, goal))) return true;
  }
  return false;
}

function saysIn(item: Y.Item, part: Run): boolean {
  const { content, id } = item;
  if (content instanceof Y.ContentString) {
    const start = Math.max(0, part.clock - id.clock);
    const text = content.str.slice(start, part.clock + part.len - id.clock);
    return text.replaceAll(blockEnd, "") !== "";
  }
  const name = elementOf(item)?.nodeName;
  return name === undefined || (name !== blockElement && name !== movedElement);
}
