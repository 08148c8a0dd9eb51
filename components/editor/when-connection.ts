import type { DocumentConnection, DocumentSnapshot } from "#lib/collab/document-connection.ts";

/** Resolves with true once the snapshot is so, with false when that takes longer than `patienceMs`. */
export function whenConnection(
  connection: DocumentConnection,
  isSo: (snapshot: DocumentSnapshot) => boolean,
  patienceMs: number,
): Promise<boolean> {
  return new Promise((resolve) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = connection.subscribe(check);
    function finish(answer: boolean): void {
      clearTimeout(timer);
      stop();
      resolve(answer);
    }
    function check(): void {
      if (isSo(connection.snapshot())) finish(true);
    }
    timer = setTimeout(() => finish(false), patienceMs);
    check();
  });
}
