/** Runs work one at a time per name, in the order of the calls; different names run side by side. */
export type KeyedQueue = <T>(name: string, work: () => Promise<T>) => Promise<T>;

/** Creates a queue that remembers only the names that have work under way. */
export function createKeyedQueue(): KeyedQueue {
  const tails = new Map<string, Promise<unknown>>();
  return async (name, work) => {
    const before = tails.get(name);
    const run = before === undefined ? work() : before.then(work, work);
    // The tail never rejects, so that one failure does not fail those who wait behind it.
    const tail = run.then(ignore, ignore);
    tails.set(name, tail);
    try {
      return await run;
    } finally {
      if (tails.get(name) === tail) tails.delete(name);
    }
  };
}

function ignore(): void {}
