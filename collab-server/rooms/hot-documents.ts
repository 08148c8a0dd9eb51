import type { Clock } from "#lib/collab/clock.ts";

/** A document that can be let go of and made again. */
export interface CoolableDocument {
  /** Bytes of its encoding, about. */
  bytes(): number;
  /** Lets go of the Y.Doc, unless something needs it. */
  cool(): void;
}

/**
 * Which documents of this process have a Y.Doc. It costs about ten times the encoding, so those not used for a while are let
 * go of, and, past a budget, the longest unused ones at once.
 */
export interface HotDocuments {
  /** It was used just now, and has a Y.Doc. */
  touch(document: CoolableDocument): void;
  /** Its room is closed. */
  forget(document: CoolableDocument): void;
}

/** What a Y.Doc costs: a 105,000-character paper of 0.3 MB takes 2.9 MB (the design measured it); 10 KB for an empty one is a guess. */
const heapFactor = 10;
const emptyDocBytes = 10_000;
/** All Y.Docs together. Several large papers, or some thousand notes. */
const budgetBytes = 128 * 1024 * 1024;
/** Somebody who thinks about the next sentence keeps the document hot; making it again takes some milliseconds. */
const idleMs = 30_000;

export function createHotDocuments(clock: Clock, budget = budgetBytes): HotDocuments {
  /** When it was used last; the longest unused one comes first. */
  const used = new Map<CoolableDocument, { at: number; bytes: number }>();
  let total = 0;
  let cancelWatch: (() => void) | undefined;

  function drop(document: CoolableDocument): void {
    total -= used.get(document)?.bytes ?? 0;
    used.delete(document);
  }

  function coolOldest(isDue: (at: number) => boolean): void {
    for (const [document, { at }] of used) {
      if (!isDue(at)) return;
      drop(document);
      document.cool();
    }
  }

  function watch(): void {
    cancelWatch ??= clock.after(idleMs, () => {
      cancelWatch = undefined;
      coolOldest((at) => at + idleMs <= clock.now());
      if (used.size > 0) watch();
    });
  }

  return {
    touch(document) {
      drop(document);
      const bytes = document.bytes() * heapFactor + emptyDocBytes;
      used.set(document, { at: clock.now(), bytes });
      total += bytes;
      // The one that is being used stays, however large it is.
      if (total > budget) coolOldest(() => total > budget && used.size > 1);
      watch();
    },
    forget(document) {
      drop(document);
      if (used.size > 0) return;
      cancelWatch?.();
      cancelWatch = undefined;
    },
  };
}
