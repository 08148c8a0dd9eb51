import type { Spread } from "../spread.ts";

export const editorKeys = ["quire", "tiptap", "blocknote"] as const;
export type EditorKey = (typeof editorKeys)[number];

export const editorNames: Record<EditorKey, string> = {
  quire: "Quire",
  tiptap: "Tiptap",
  blocknote: "BlockNote",
};

export interface TypingTimes {
  /** What the main thread worked from a key's dispatch until the frame with its letter was committed. */
  work: Spread;
  /** Event Timing: from the key to the next paint, in steps of 8 ms. Keys under 16 ms are not told, and count as 16. */
  toPaint: Spread;
  longestTaskMs: number;
}

export interface EditorTimes {
  /** Medians of several visits, each in a fresh browser profile. */
  opening: { firstTextMs: number; editableMs: number; longestTaskMs: number; visits: number };
  alone: TypingTimes;
  withOthers: TypingTimes;
  memory: { heapMB: number; rendererMB: number };
}

export interface EditorResults {
  date: string;
  browser: string;
  cpu: string;
  /** At the start, and at the end if it got there. */
  load: readonly number[];
  blocks: number;
  characters: number;
  versions: Record<string, string>;
  editors: Partial<Record<EditorKey, EditorTimes>>;
  /** Where not all of it was measured in one run. */
  note?: string;
  /** The same typing in an editable element without any program. */
  floor?: TypingTimes;
}
