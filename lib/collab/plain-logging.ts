/**
 * Stands in for lib0/logging (next.config.js), with which Yjs warns of mistakes in a program: its colours for the console, and all
 * that it needs for them, weigh 3 kB.
 */
export const [BOLD, UNBOLD, ORANGE, RED] = ["", "", "", ""];

export function print(...words: unknown[]): void {
  // oxlint-disable-next-line no-console -- where Yjs wants to be heard.
  console.log(...words);
}

export function warn(...words: unknown[]): void {
  // oxlint-disable-next-line no-console -- where Yjs wants to be heard.
  console.warn(...words);
}
