/** Ctrl-C reaches this process from the terminal and once more through npm; signals this close together are one. */
const sameStopMs = 1_000;

/**
 * Resolves at the first SIGTERM, SIGINT or SIGHUP, or when the launcher that started this process is gone. A later signal ends the
 * process at once: whoever sends a second one does not want to wait.
 */
export function waitForStop(target: NodeJS.Process): Promise<void> {
  return new Promise((resolve) => {
    let askedAt: number | undefined;
    const ask = (): void => {
      if (askedAt === undefined) askedAt = Date.now();
      else if (Date.now() - askedAt > sameStopMs) target.exit(1);
      resolve();
    };
    for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) target.on(signal, ask);
    target.once("disconnect", () => {
      askedAt ??= Date.now();
      resolve();
    });
  });
}
