import type { DocumentConnection } from "#lib/collab/document-connection.ts";
import { isSettled } from "#lib/collab/save-ledger.ts";

/** Resolves with true once everything typed here is saved, with false when that takes longer than `patienceMs`. */
export function whenSettled(connection: DocumentConnection, patienceMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = connection.subscribe(check);
    function finish(answer: boolean): void {
      clearTimeout(timer);
      stop();
      resolve(answer);
    }
    function check(): void {
      if (isSettled(connection.snapshot().ledger)) finish(true);
    }
    timer = setTimeout(() => finish(false), patienceMs);
    check();
  });
}
