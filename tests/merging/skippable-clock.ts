/**
 * Lets a test say "a second later" without waiting: undo managers group what happens within half a second.
 * Must be installed before Yjs is imported, because lib0 takes `Date.now` once.
 */
export function installSkippableClock(): (milliseconds: number) => void {
  const realNow = Date.now.bind(Date);
  let skipped = 0;
  Date.now = () => realNow() + skipped;
  return (milliseconds) => {
    skipped += milliseconds;
  };
}
