/**
 * Taking back one step of undo (undo.ts). It
 *
 * - deletes of the inserted text what is still there, wherever it was moved;
 * - sets attributes and marks back where they still are what the step made them (marks: remarking.ts);
 * - writes deleted text anew, as a copy (copies.ts), right where it stood; unless it is there again already.
 */
import type * as Y from "yjs";
import type { Copies } from "./copies.ts";
import { sameValue } from "./json-values.ts";
import { blockElement, type Run } from "./layout.ts";
import { sameRanges } from "./mark-ranges.ts";
import type { MarkChange } from "./recorder.ts";
import { eachItem, elementAt } from "./structs.ts";
import type { Stuff } from "./stuff.ts";
import type { Step } from "./undo-step.ts";
import type { Writer } from "./write.ts";

export function takeBack(step: Step, writer: Writer, copies: Copies): void {
  for (const root of step.inserted.toReversed()) {
    for (const run of copies.shownRuns(root)) writer.delete(run);
  }
  for (const { run, root, stuff } of step.deleted) {
    if (!step.born.some((each) => overlaps(each, root))) restore(writer, copies, run, stuff);
  }
  for (const changes of alike(step.marks).toReversed()) {
    const [first] = changes;
    const runs = changes.flatMap(({ root }) => copies.shownRuns(root));
    if (first !== undefined) writer.remark(runs, first);
  }
  for (const { root, key, before, after } of step.attributes.toReversed()) {
    const id = copies.shown(root);
    const element = id && elementAt(copies.doc, id);
    if (element !== undefined) writer.reattribute(element, key, after, before);
  }
}

/**
 * Writes what was deleted where it stood, those parts of it that nothing stands for now. Right there others may be writing:
 * what they type behind the last character must stay behind it, and before the first one before it. So the copy goes in
 * between the deleted characters; a single one is put in front, as people type on more often than they type before. The
 * start of a block goes behind the deleted one: if the block was moved meanwhile, that is where it begins (portals.ts).
 */
function restore(writer: Writer, copies: Copies, deleted: Run, stuff: Stuff): void {
  let offset = 0;
  for (const root of copies.roots(deleted)) {
    for (const { from, to, live } of copies.presence(root)) {
      if (live) continue;
      const gone = { client: deleted.client, clock: deleted.clock + offset + from, len: to - from };
      for (const run of cutByLife(copies, gone)) {
        const at = run.clock - deleted.clock;
        const piece = stuff.type === "text" ? { ...stuff, text: stuff.text.slice(at, at + run.len) } : stuff;
        const original = { client: root.client, clock: root.clock + at - offset, len: run.len };
        const isBehind = run.len > 1 || (piece.type === "element" && piece.name === blockElement);
        writer.insert(isBehind ? writer.behind(run) : writer.before(run), [piece], [original]);
      }
    }
    offset += root.len;
  }
}

/** A deleted run in the stretches between which something lives: what others typed into it stays where they typed it. */
function cutByLife(copies: Copies, run: Run): Run[] {
  const pieces: { client: number; clock: number; len: number }[] = [];
  let before: Y.Item | null = null;
  eachItem(copies.doc, run, (item) => {
    const clock = Math.max(run.clock, item.id.clock);
    const len = Math.min(run.clock + run.len, item.id.clock + item.length) - clock;
    const last = pieces.at(-1);
    if (last !== undefined && before !== null && !livesBetween(before, item)) last.len += len;
    else pieces.push({ client: run.client, clock, len });
    before = item;
  });
  return pieces;
}

function livesBetween(left: Y.Item, right: Y.Item): boolean {
  for (let item = left.right; item !== null && item !== right; item = item.right) {
    if (!item.deleted && item.countable) return true;
  }
  return false;
}

/** Changes that follow each other and differ only in whose characters they changed: in one row, they are taken back as one. */
function alike(marks: readonly MarkChange[]): MarkChange[][] {
  const groups: MarkChange[][] = [];
  for (const change of marks) {
    const group = groups.at(-1);
    if (group?.[0] !== undefined && isAlike(group[0], change)) group.push(change);
    else groups.push([change]);
  }
  return groups;
}

function isAlike(a: MarkChange, b: MarkChange): boolean {
  const isSameTurn = sameValue(a.before, b.before) && sameValue(a.after, b.after);
  return a.key === b.key && isSameTurn && sameRanges(a.open, b.open);
}

/** Whether two runs have an identity in common. */
export function overlaps(a: Run, b: Run): boolean {
  return a.client === b.client && a.clock < b.clock + b.len && b.clock < a.clock + a.len;
}
