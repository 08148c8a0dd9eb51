import type { TypingTimes } from "../editor/results.ts";
import type { Spread } from "../spread.ts";

export interface ThreadsTimes {
  typing: TypingTimes;
  /** From frame to frame while the page scrolls, in milliseconds. */
  scrolling: Spread;
  marksDrawn: number;
  cardsDrawn: number;
}

export interface ThreadsResults {
  date: string;
  browser: string;
  cpu: string;
  /** Before and after. */
  load: readonly [number, number];
  blocks: number;
  characters: number;
  threads: number;
  without: ThreadsTimes;
  with: ThreadsTimes;
}
