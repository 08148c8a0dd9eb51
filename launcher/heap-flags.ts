/**
 * What V8 is told for the collab server. By itself it lets the space for new objects grow to 48 MB as soon as a thousand people come
 * at once, and keeps that: with 2,000 small documents open it was more than the documents. Little of what this server makes for
 * an edit outlives it, so a small space is swept as cheaply as a large one.
 */
export const heapFlags: readonly string[] = ["--max-semi-space-size=2"];
