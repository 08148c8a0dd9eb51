import { createId } from "#lib/collab/doc-id.ts";

export interface PageVersions {
  /** The version of now. From here on a change of the document makes another. */
  of(documentId: string): string;
  /** Something about the page may be different. */
  bump(documentId: string): void;
  /** Resolves when the version is another than `version`, and after `waitMs` in any case. */
  changed(documentId: string, version: string, waitMs: number): Promise<void>;
  /** Lets everybody go who waits. */
  close(): void;
}

/** Documents whose version is remembered. One that was forgotten is rendered anew, that is all. */
const maxRemembered = 10_000;

interface Remembered {
  version: string;
  waiting: Set<() => void>;
}

/**
 * Which state of a document a page shows, without looking at the document: a number that grows with each edit, and differs after
 * each start of the server.
 */
export function createPageVersions(after: (ms: number, task: () => void) => () => void): PageVersions {
  const start = createId(8);
  const documents = new Map<string, Remembered>();
  let last = 0;
  let isClosed = false;

  function remembered(documentId: string): Remembered {
    const known = documents.get(documentId);
    if (known !== undefined) return known;
    for (const [id, { waiting }] of documents) {
      if (documents.size < maxRemembered) break;
      if (waiting.size === 0) documents.delete(id);
    }
    const fresh: Remembered = { version: `${start}${++last}`, waiting: new Set() };
    documents.set(documentId, fresh);
    return fresh;
  }

  return {
    of: (documentId) => remembered(documentId).version,
    bump(documentId) {
      const known = documents.get(documentId);
      if (known === undefined) return;
      known.version = `${start}${++last}`;
      for (const go of known.waiting) go();
    },
    changed: (documentId, version, waitMs) =>
      new Promise((resolve) => {
        const known = remembered(documentId);
        if (isClosed || known.version !== version) return resolve();
        const go = () => {
          cancel();
          known.waiting.delete(go);
          resolve();
        };
        const cancel = after(waitMs, go);
        known.waiting.add(go);
      }),
    close() {
      isClosed = true;
      for (const { waiting } of documents.values()) for (const go of waiting) go();
    },
  };
}
