/**
 * What V8 is told for the collab server, so that garbage is collected before it is more than the documents.
 *
 * By itself V8 lets the space for new objects grow to 48 MB as soon as a thousand people come at once, and keeps that. Little of
 * what this server makes for an edit outlives it, so a small space is swept as cheaply. And a new heap, also the compaction
 * thread's, is first looked at when it holds a hundred megabytes or more; after the first look V8 goes by what is alive.
 */
export const heapFlags: readonly string[] = ["--max-semi-space-size=2", "--initial-old-space-size=8"];
