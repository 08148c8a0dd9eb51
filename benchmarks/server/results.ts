import type { Figures } from "./scenario.ts";
import type { SubjectKey } from "./subjects.ts";

/** One file of benchmarks/results/. */
export interface ScenarioResults {
  scenario: string;
  date: string;
  node: string;
  machine: string;
  /** Load average over a minute when the first server was measured: on a busy machine only ratios mean much. */
  loadAverage: number;
  seconds: number;
  isFull: boolean;
  versions: Record<string, string>;
  /** Undefined: it was not measured, or the measurement failed. */
  servers: Partial<Record<SubjectKey, Figures>>;
  failures: Partial<Record<SubjectKey, string>>;
}
