/**
 * Undo and redo of one person's own edits. Yjs's UndoManager can't be used: what it brings back has no tie to what was
 * deleted, so that two people who undo the same deletion double it, and what a crossing edit did in between decides
 * whether it acts at all. Here a step says, by identity, what was inserted, deleted, set and marked; taking it back
 *
 * - deletes of the inserted text what is still there, wherever it was moved;
 * - sets attributes and marks back where they still are what the step made them;
 * - writes deleted text anew, as a copy (copies.ts), right where it stood; unless it is there again already.
 *
 * Taking back writes like any other edit, and what it writes is recorded as the step that takes *it* back: redo is undo.
 */
import type * as Y from "yjs";
import type { Anchor } from "../binding.ts";
import type { Copies } from "./copies.ts";
import { blockElement, type Id, type Run } from "./layout.ts";
import type { Recorder } from "./recorder.ts";
import { eachItem, elementAt } from "./structs.ts";
import type { Stuff } from "./stuff.ts";
import type { Writer } from "./write.ts";

/** Where the caret was: to put it back. */
export interface Caret {
  readonly anchor: Anchor;
  readonly head: Anchor;
}

type StepKind = "typing" | "deleting" | "other";

interface Step {
  kind: StepKind;
  time: number;
  readonly caret: Caret | null;
  readonly inserted: Run[];
  /** Those of `inserted` that did not exist before the step: all but what it moved. */
  readonly born: Run[];
  readonly deleted: { run: Run; root: Run; stuff: Stuff }[];
  readonly attributes: { root: Id; key: string; before: unknown; after: unknown }[];
  readonly marks: { root: Run; key: string; before: unknown; after: unknown }[];
  standsApart: boolean;
}

/** Edits of one kind that follow each other this closely are one step. */
export const groupWithinMs = 500;
const maxSteps = 500;

export class UndoHistory implements Recorder {
  readonly #done: Step[] = [];
  readonly #undone: Step[] = [];
  #open: Step | null = null;
  #closed = true;

  get canUndo(): boolean {
    return this.#done.length > 0;
  }

  get canRedo(): boolean {
    return this.#undone.length > 0;
  }

  inserted(root: Run): void {
    this.#open?.inserted.push(root);
    if (!this.#open?.deleted.some((each) => overlaps(each.root, root))) this.#open?.born.push(root);
  }

  deleted(run: Run, root: Run, stuff: Stuff | undefined): void {
    if (stuff !== undefined) this.#open?.deleted.push({ run, root, stuff });
  }

  attribute(root: Id, key: string, before: unknown, after: unknown): void {
    this.#open?.attributes.push({ root, key, before, after });
  }

  mark(root: Run, key: string, before: unknown, after: unknown): void {
    this.#open?.marks.push({ root, key, before, after });
  }

  standsApart(): void {
    if (this.#open !== null) this.#open.standsApart = true;
  }

  /** Records what `write` writes as a step of its own, or as part of the last one. `caret` is where it was before. */
  record(time: number, caret: Caret | null, write: () => void): void {
    const step = this.#collect(time, caret, write);
    if (isEmpty(step)) return;
    this.#undone.length = 0;
    const last = this.#done.at(-1);
    const joins =
      last !== undefined &&
      !this.#closed &&
      step.kind !== "other" &&
      last.kind === step.kind &&
      time - last.time < groupWithinMs;
    this.#closed = false;
    if (joins) {
      append(last, step);
      last.time = time;
      return;
    }
    this.#done.push(step);
    if (this.#done.length > maxSteps) this.#done.shift();
  }

  /** The next edit begins a step of its own. */
  close(): void {
    this.#closed = true;
  }

  /** Takes the last step back with `writer`; returns where the caret was before it. */
  undo(writer: Writer, copies: Copies, caret: Caret | null): Caret | null {
    return this.#shift(this.#done, this.#undone, writer, copies, caret);
  }

  redo(writer: Writer, copies: Copies, caret: Caret | null): Caret | null {
    return this.#shift(this.#undone, this.#done, writer, copies, caret);
  }

  #shift(from: Step[], to: Step[], writer: Writer, copies: Copies, caret: Caret | null): Caret | null {
    this.#closed = true;
    // A step that others left nothing of is passed over: undo should do something that can be seen.
    for (let step = from.pop(); step !== undefined; step = from.pop()) {
      const back = step;
      const inverse = this.#collect(step.time, caret, () => takeBack(back, writer, copies));
      if (isEmpty(inverse)) continue;
      to.push(inverse);
      return step.caret;
    }
    return null;
  }

  #collect(time: number, caret: Caret | null, write: () => void): Step {
    const step: Step = {
      kind: "other",
      time,
      caret,
      inserted: [],
      born: [],
      deleted: [],
      attributes: [],
      marks: [],
      standsApart: false,
    };
    this.#open = step;
    try {
      write();
    } finally {
      this.#open = null;
    }
    step.kind = kindOf(step);
    return step;
  }
}

function takeBack(step: Step, writer: Writer, copies: Copies): void {
  for (const root of step.inserted.toReversed()) {
    for (const run of copies.shownRuns(root)) writer.delete(run);
  }
  for (const { run, root, stuff } of step.deleted) {
    if (!step.born.some((each) => overlaps(each, root))) restore(writer, copies, run, stuff);
  }
  for (const { root, key, before, after } of step.marks.toReversed()) {
    for (const run of copies.shownRuns(root)) writer.remark(run, key, after, before);
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

function overlaps(a: Run, b: Run): boolean {
  return a.client === b.client && a.clock < b.clock + b.len && b.clock < a.clock + a.len;
}

function isEmpty(step: Step): boolean {
  const { inserted, deleted, attributes, marks } = step;
  return inserted.length + deleted.length + attributes.length + marks.length === 0;
}

function append(step: Step, next: Step): void {
  step.inserted.push(...next.inserted);
  step.born.push(...next.born);
  step.deleted.push(...next.deleted);
  step.attributes.push(...next.attributes);
  step.marks.push(...next.marks);
}

function kindOf({ inserted, deleted, attributes, marks, standsApart }: Step): StepKind {
  if (standsApart || attributes.length + marks.length > 0) return "other";
  if (deleted.length === 0 && inserted.length === 1) return "typing";
  if (inserted.length === 0 && deleted.every(({ stuff }) => stuff.type === "text")) return "deleting";
  return "other";
}
