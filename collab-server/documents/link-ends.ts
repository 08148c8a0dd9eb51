/**
 * Links end by themselves. Whoever asks the directory is told so by the clock; this tells those who are connected, at the
 * moment it happens. It watches the documents that somebody entered since the start, and sets one timer for each.
 */
import type { Clock } from "#lib/collab/clock.ts";
import type { AccessChanges } from "../access/access-changes.ts";
import { effectiveRole } from "../access/effective-role.ts";
import type { DirectoryPort } from "./directory-port.ts";

export interface LinkEndsOptions {
  directory: DirectoryPort;
  changes: AccessChanges;
  after: Clock["after"];
  onError: (error: unknown, documentId: string) => void;
}

export interface LinkEnds {
  /** Somebody is in the document, or one of its links has another end: sets the timer anew. */
  watch(documentId: string): Promise<void>;
  close(): void;
}

/** Timers of Node are 32 bits wide: an end further away is looked at again after this long. */
const longestWaitMs = 24 * 60 * 60 * 1000;

export function createLinkEnds({ directory, changes, after, onError }: LinkEndsOptions): LinkEnds {
  const timers = new Map<string, () => void>();
  let isClosed = false;

  async function watch(documentId: string): Promise<void> {
    const grants = await directory.grantsOfDocument(documentId);
    const now = directory.now();
    const ends = grants.flatMap(({ links }) => links.map(({ expiresAt }) => expiresAt ?? Infinity));
    const next = Math.min(...ends.filter((end) => end > now));
    timers.get(documentId)?.();
    timers.delete(documentId);
    if (isClosed || next === Infinity) return;
    const waitMs = Math.min(next - now, longestWaitMs);
    timers.set(
      documentId,
      after(waitMs, () => {
        timers.delete(documentId);
        end(documentId).catch((error: unknown) => onError(error, documentId));
      }),
    );
  }

  /** Tells what everybody has now who came by a link that has ended. Who has it already hears nothing new. */
  async function end(documentId: string): Promise<void> {
    await directory.exclusively(`document:${documentId}`, async () => {
      const document = await directory.document(documentId);
      const now = directory.now();
      for (const grant of await directory.grantsOfDocument(documentId)) {
        if (!grant.links.some(({ expiresAt }) => expiresAt !== null && expiresAt <= now)) continue;
        const role = effectiveRole(document, grant, now);
        changes.emit({ kind: "role", room: documentId, personId: grant.personId, role, why: "linkEnded" });
      }
    });
    await watch(documentId);
  }

  return {
    watch,
    close() {
      isClosed = true;
      for (const cancel of timers.values()) cancel();
      timers.clear();
    },
  };
}
