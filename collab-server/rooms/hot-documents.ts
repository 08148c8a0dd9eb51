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
/** Somebody who thinks about the next sentence keeps the document hot; making a large one again takes some milliseconds. */
const idleMs = 30_000;
/** A small one is made again in no time, and there may be thousands of them. */
const smallBytes = 16 * 1024;
const smallIdleMs = 2_000;

export function createHotDocuments(clock: Clock, budget = budgetBytes): HotDocuments {
  /** When it was used last; the longest unused one comes first. */
  const used = new Map<CoolableDocument, { at: number; bytes: number; idleMs: number }>();
  let total = 0;
  let cancelWatch: (() => void) | undefined;

  function drop(document: CoolableDocument): void {
    total -= used.get(document)?.bytes ?? 0;
    used.delete(document);
  }

  function cool(document: CoolableDocument): void {
    drop(document);
    document.cool();
  }

  function watch(): void {
    cancelWatch ??= clock.after(smallIdleMs, () => {
      cancelWatch = undefined;
      for (const [document, { at, idleMs }] of used) if (at + idleMs <= clock.now()) cool(document);
      if (used.size > 0) watch();
    });
  }

  return {
    touch(document) {
      drop(document);
      const encodedBytes = document.bytes();
      const bytes = encodedBytes * heapFactor + emptyDocBytes;
      const isSmall = encodedBytes <= smallBytes;
      used.set(document, { at: clock.now(), bytes, idleMs: isSmall ? smallIdleMs : idleMs });
      total += bytes;
      for (const longest of used.keys()) {
        // The one that is being used stays, however large it is.
        if (total <= budget || longest === document) break;
        cool(longest);
      }
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
