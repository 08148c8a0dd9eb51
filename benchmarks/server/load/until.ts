/** Resolves when `isSo` says yes, asked every `everyMs`; or, with false, after `mostMs`. */
export async function until(isSo: () => boolean, mostMs: number, everyMs = 5): Promise<boolean> {
  for (const end = Date.now() + mostMs; ; ) {
    if (isSo()) return true;
    if (Date.now() >= end) return false;
    await pause(everyMs);
  }
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
