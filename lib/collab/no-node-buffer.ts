/**
 * Stands in for Node's Buffer in the browser (next.config.js). lib0 names it in functions that it only calls in Node, and the
 * bundler would answer with a copy of 7 kB.
 */
export const Buffer = undefined;
