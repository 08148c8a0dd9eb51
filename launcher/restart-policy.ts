/** A server that dies this often within `windowMs` has a fault that another start does not mend. */
const maxCrashes = 5;
const windowMs = 60_000;
const firstDelayMs = 200;

/** What to do about a crash: the wait before the next start, or undefined to give up. `crashes` are times in ms, this one last. */
export function restartDelay(crashes: readonly number[]): number | undefined {
  const now = crashes.at(-1) ?? 0;
  const recent = crashes.filter((at) => now - at < windowMs).length;
  return recent > maxCrashes ? undefined : firstDelayMs * 2 ** (recent - 1);
}
