/**
 * `ask` for callers that may come at any moment: called while it runs, it runs once more afterwards, however often it was called,
 * and every caller waits for that. `ask` never rejects.
 */
export function onceMore(ask: () => Promise<void>): () => Promise<void> {
  let asking: Promise<void> | undefined;
  let isAskedAgain = false;
  const run = async (): Promise<void> => {
    do {
      isAskedAgain = false;
      // One after the other is the point.
      // oxlint-disable-next-line no-await-in-loop
      await ask();
    } while (isAskedAgain);
    asking = undefined;
  };
  return () => {
    if (asking === undefined) asking = run();
    else isAskedAgain = true;
    return asking;
  };
}
