import type { RowResult } from "../../tests/merging/run-row.ts";

/** The editors that are measured, in the order of the columns; each is a file of subjects/. */
export const subjectKeys = ["nested", "tiptap", "blocknote"] as const;
export type SubjectKey = (typeof subjectKeys)[number];

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
