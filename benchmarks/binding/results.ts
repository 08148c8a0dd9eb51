import type { Spread } from "../spread.ts";

export interface EditorTimes {
  name: string;
  /** From the key (or command) until the Y.Doc has emitted the update; the view shows the edit by then. */
  written: Record<EditKind, Spread>;
  /** The same until the command returns: most of them scroll to the caret last, for which the browser lays out the page. */
  local: Record<EditKind, Spread>;
  /** From the update's arrival at the other editor until its view shows it. */
  remote: Record<EditKind, Spread>;
  openMs: number;
}

export const editKinds = ["letter", "Enter", "heading", "bold"] as const;
export type EditKind = (typeof editKinds)[number];

export interface BindingResults {
  date: string;
  browser: string;
  cpu: string;
  /** How many processes wanted a core over the last minute, at the start and at the end: above the cores, p95 is theirs. */
  load: readonly [number, number];
  blocks: number;
  characters: number;
  versions: Record<string, string>;
  editors: EditorTimes[];
  /** One `Y.Text.insert` of a letter where the last one was, in a transaction, with a listener for the update, and nothing else. */
  yjs: Spread;
}
