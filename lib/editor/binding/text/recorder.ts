import type { Id, OpenRange, Run } from "./layout.ts";
import type { Stuff } from "./stuff.ts";

/** What a mark on the characters of `root` became. */
export interface MarkChange {
  readonly root: Run;
  readonly key: string;
  readonly before: unknown;
  readonly after: unknown;
  /** The ranges that were open there before. */
  readonly open: readonly OpenRange[];
}

/** Told of everything that is written. What undo is made of. Roots are in terms of originals (copies.ts). */
export interface Recorder {
  inserted(root: Run): void;
  deleted(run: Run, root: Run, stuff: Stuff | undefined): void;
  attribute(root: Id, key: string, before: unknown, after: unknown): void;
  mark(change: MarkChange): void;
  /** The step is one of its own, whatever it consists of. */
  standsApart(): void;
}

/** For who has no undo. */
export const forgets: Recorder = {
  inserted() {},
  deleted() {},
  attribute() {},
  mark() {},
  standsApart() {},
};
