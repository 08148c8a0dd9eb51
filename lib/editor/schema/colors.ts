/**
 * The palette. A document stores names, never colours: each theme has its own shade of a name (components/editor/surface/looks.css), all of
 * them at 4.5:1 against what is behind the text.
 */
export const colorNames = ["grey", "red", "orange", "green", "blue", "purple"] as const;
export type ColorName = (typeof colorNames)[number];
export const highlightNames = ["yellow", "orange", "green", "blue", "purple", "grey"] as const;
export type HighlightName = (typeof highlightNames)[number];
