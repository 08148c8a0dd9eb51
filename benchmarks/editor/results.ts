export const editorKeys = ["quire", "tiptap", "blocknote"] as const;
export type EditorKey = (typeof editorKeys)[number];

export const editorNames: Record<EditorKey, string> = {
  quire: "Quire",
  tiptap: "Tiptap",
  blocknote: "BlockNote",
};

/** Milliseconds. */
export interface Spread {
  p50: number;
  p95: number;
  max: number;
  count: number;
}

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
  load: readonly [number, number];
  blocks: number;
  characters: number;
  versions: Record<string, string>;
  editors: Partial<Record<EditorKey, EditorTimes>>;
  /** The same typing in an editable element without any program. */
  floor?: TypingTimes;
}

/** Of no times at all: zeros. */
export function spreadOf(times: readonly number[]): Spread {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { p50: round(at(0.5)), p95: round(at(0.95)), max: round(sorted.at(-1) ?? 0), count: sorted.length };
}

const round = (milliseconds: number) => Math.round(milliseconds * 100) / 100;
