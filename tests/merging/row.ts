import type { OutlineBlock } from "./outline.ts";
import type { Person } from "./person.ts";

export type Act = (person: Person) => unknown;

/** What each person does without hearing from the others. Afterwards everybody gets everything. */
export interface Phase {
  a?: Act;
  b?: Act;
  c?: Act;
}

export interface Row {
  /** Which table it stands in. */
  group: string;
  /** "A does ‖ B does". */
  name: string;
  start: readonly OutlineBlock[];
  phases: readonly Phase[];
  /**
   * Good outcomes as outline lines (outline.ts), the best first. What the same editor shows when the same acts
   * happen one after the other (either way round) is good too, as long as nothing that somebody typed is missing.
   */
  expect: readonly (readonly string[])[];
  /** How many of `expect`, from the first, are as good as each other; 1 if not told. */
  equallyGood?: number;
  /** False where one after the other is no measure: the acts only mean something when they cross. */
  serial?: boolean;
  /** Phases whose plain outcome is the best one, say "only what B did". */
  asIf?: readonly Phase[];
  /** Why this outcome and no other, where the meaning can be argued. */
  choice?: string;
  /** Somebody whose program is older: it does not know dividers. Only what the others see afterwards counts. */
  older?: "b";
  /** Deleted characters may come back (move ‖ delete: the moved copy wins). */
  mayReturn?: boolean;
}
