import type { PasteTimes } from "./paste-and-watch.ts";
import type { CodeTimes } from "./typing-in-code.ts";

export interface PastesOf {
  /** By what was pasted. */
  pastes: Record<string, PasteTimes>;
  code?: CodeTimes;
}

export interface PasteResults {
  date: string;
  browser: string;
  cpu: string;
  /** Before and after. */
  load: readonly [number, number];
  /** What a reader of the figures has to know. */
  note?: string;
  now: PastesOf;
  /** Another checkout, in the same run. */
  before?: PastesOf;
}
