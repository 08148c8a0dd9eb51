import type { ServerProcess } from "./server-process.ts";
import type { Subject } from "./subjects.ts";

/** Figures by name; the name ends with the unit. */
export type Figures = Record<string, number>;

export interface Bench {
  subject: Subject;
  /** A folder of this measurement's own. */
  folder: string;
  /** How long each measured window lasts. */
  seconds: number;
  /** Everything in full size, however long it takes. */
  isFull: boolean;
  /** The keystroke history to replay. */
  tracePath: string;
  /** Starts a server on `folder`; it is stopped at the end if the scenario does not. */
  start: () => Promise<ServerProcess>;
}

export interface Scenario {
  title: string;
  /** What is done, in one or two sentences for docs/benchmarks.md. */
  what: string;
  /** Figures shown, in order: key, how it is called, digits behind the point. */
  columns: readonly Column[];
  targets: readonly Target[];
  /** The key of the figure in the chart. */
  chart: string;
  measure(bench: Bench): Promise<Figures>;
}

export interface Column {
  key: string;
  label: string;
  digits: number;
}

/** What issue 4 aims for; `against` names whose figure the ratio is taken of. */
export interface Target {
  what: string;
  key: string;
  against: "better peer" | "bare" | "itself";
  /** The ratio (or with `itself` the figure) that is aimed for. */
  aim: number;
  /** `most`: at most that; `least`: at least that. */
  direction: "most" | "least";
}
