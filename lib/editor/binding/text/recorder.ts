import type { Id, Run } from "./layout.ts";
import type { Stuff } from "./stuff.ts";

/** Told of everything that is written. What undo is made of. Roots are in terms of originals (copies.ts). */
export interface Recorder {
  inserted(root: Run): void;
  deleted(run: Run, root: Run, stuff: Stuff | undefined): void;
  attribute(root: Id, key: string, before: unknown, after: unknown): void;
  mark(root: Run, key: string, before: unknown, after: unknown): void;
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
