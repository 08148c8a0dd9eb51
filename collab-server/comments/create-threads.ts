/** Puts the threads of one server together. */
import { createThreadChange } from "./thread-change.ts";
import { createThreadComments } from "./thread-comments.ts";
import { createThreadReading } from "./thread-reading.ts";
import { createThreadSuggestions } from "./thread-suggestions.ts";
import type { Threads, ThreadsOptions } from "./threads.ts";

export function createThreads(options: ThreadsOptions): Threads {
  const change = createThreadChange(options);
  return {
    ...createThreadReading(options),
    ...createThreadComments(options, change),
    ...createThreadSuggestions(options, change),
  };
}
