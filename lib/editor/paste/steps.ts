/** Work that can be put down between its steps, and taken up again. */
export type Steps<Result> = Generator<undefined, Result, undefined>;

/** Does it all now. */
export function atOnce<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** Does it a slice at a time with a rest in between. Undefined when it was called off. */
export async function inSlices<Result>(
  steps: Steps<Result>,
  { sliceMs, rest, isOff }: { sliceMs: number; rest: () => Promise<void>; isOff: () => boolean },
): Promise<Result | undefined> {
  for (;;) {
    const until = performance.now() + sliceMs;
    do {
      const { done, value } = steps.next();
      if (done) return value;
    } while (performance.now() < until);
    // Each rest is after the slice before it.
    // oxlint-disable-next-line no-await-in-loop
    await rest();
    if (isOff()) return undefined;
  }
}
