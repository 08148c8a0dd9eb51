import { block, type OutlineBlock } from "../outline.ts";

/** Three paragraphs; every word stands in one of them, once. */
export const alpha = "alpha beta gamma";
export const fox = "The quick brown fox jumps";
export const omega = "omega";

export const threeParagraphs: readonly OutlineBlock[] = [
  block("p", alpha),
  block("p", fox),
  block("p", omega),
];

/** Outline lines of the three with something else in the middle. */
export const around = (...middle: string[]) => [`p ${alpha}`, ...middle, `p ${omega}`];
