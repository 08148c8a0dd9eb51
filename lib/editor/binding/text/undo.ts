/**
 * Undo and redo of one person's own edits. Yjs's UndoManager can't be used: what it brings back has no tie to what was
 * deleted, so that two people who undo the same deletion double it, and what a crossing edit did in between decides
 * whether it acts at all. Here a step says, by identity, what was inserted, deleted, set and marked (take-back.ts).
 *
 * Taking back writes like any other edit, and what it writes is recorded as the step that takes *it* back: redo is undo.
 */
import type { LongStep } from "../transaction-meta.ts";
import type { Copies } from "./copies.ts";
import type { Id, Run } from "./layout.ts";
import type { MarkChange, Recorder } from "./recorder.ts";
import type { Stuff } from "./stuff.ts";
import { overlaps, takeBack } from "./take-back.ts";
import { append, type Caret, isEmpty, kindOf, type Step } from "./undo-step.ts";
import type { Writer } from "./write.ts";

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

  mark(change: MarkChange): void {
    this.#open?.marks.push(change);
  }

  standsApart(): void {
    if (this.#open !== null) this.#open.standsApart = true;
  }

  /**
   * Records what `write` writes as a step of its own, or as part of the last one, or of the one that is `long`. `caret` is where
   * it was before.
   */
  record(time: number, caret: Caret | null, write: () => void, long?: LongStep): void {
    const step = this.#collect(time, caret, write, long);
    if (isEmpty(step)) return;
    this.#undone.length = 0;
    const begun = this.#findLong(long);
    if (begun !== undefined) return append(begun, step);
    const last = this.#done.at(-1);
    const joins =
      last !== undefined &&
      long === undefined &&
      last.long === undefined &&
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

  /** Whether this much of it is there to be taken back. */
  hasLong(step: LongStep): boolean {
    return this.#findLong(step) !== undefined;
  }

  /** Takes back that step alone, and leaves what was done since. */
  undoLong(long: LongStep, writer: Writer, copies: Copies, caret: Caret | null): void {
    const step = this.#findLong(long);
    if (step === undefined) return;
    this.#closed = true;
    this.#done.splice(this.#done.indexOf(step), 1);
    const inverse = this.#collect(step.time, caret, () => takeBack(step, writer, copies));
    if (!isEmpty(inverse)) this.#undone.push(inverse);
  }

  #findLong(step: LongStep | undefined): Step | undefined {
    return step === undefined ? undefined : this.#done.findLast(({ long }) => long === step);
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

  #collect(time: number, caret: Caret | null, write: () => void, long?: LongStep): Step {
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
      long,
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
