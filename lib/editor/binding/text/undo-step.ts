/** What one step of undo is made of. */
import type { Anchor } from "../binding.ts";
import type { LongStep } from "../transaction-meta.ts";
import type { Id, Run } from "./layout.ts";
import type { MarkChange } from "./recorder.ts";
import type { Stuff } from "./stuff.ts";

/** Where the caret was: to put it back. */
export interface Caret {
  readonly anchor: Anchor;
  readonly head: Anchor;
}

type StepKind = "typing" | "deleting" | "other";

export interface Step {
  kind: StepKind;
  time: number;
  readonly caret: Caret | null;
  readonly inserted: Run[];
  /** Those of `inserted` that did not exist before the step: all but what it moved. */
  readonly born: Run[];
  readonly deleted: { run: Run; root: Run; stuff: Stuff }[];
  readonly attributes: { root: Id; key: string; before: unknown; after: unknown }[];
  readonly marks: MarkChange[];
  standsApart: boolean;
  /** More of it may come later, behind other steps. */
  readonly long: LongStep | undefined;
}

export function isEmpty(step: Step): boolean {
  const { inserted, deleted, attributes, marks } = step;
  return inserted.length + deleted.length + attributes.length + marks.length === 0;
}

/** Adds what `next` did to `step`. */
export function append(step: Step, next: Step): void {
  step.inserted.push(...next.inserted);
  step.born.push(...next.born);
  step.deleted.push(...next.deleted);
  step.attributes.push(...next.attributes);
  step.marks.push(...next.marks);
}

export function kindOf({ inserted, deleted, attributes, marks, standsApart }: Step): StepKind {
  if (standsApart || attributes.length + marks.length > 0) return "other";
  if (deleted.length === 0 && inserted.length === 1) return "typing";
  if (inserted.length === 0 && deleted.every(({ stuff }) => stuff.type === "text")) return "deleting";
  return "other";
}
