import type { RowResult } from "../../tests/merging/run-row.ts";

export interface SubjectResults {
  name: string;
  rows: RowResult[];
}

export interface MergingResults {
  date: string;
  node: string;
  versions: Record<string, string>;
  subjects: SubjectResults[];
}
