/** Access by the directory: the token says who, grants say what. A token with a room of its own is for stand-alone use and opens nothing here. */
import { isDocId } from "#lib/collab/doc-id.ts";
import type { DirectoryPort } from "../documents/directory-port.ts";
import { findAccess } from "../documents/document-access.ts";
import { toPerson } from "../documents/people.ts";
import type { AccessChanges } from "./access-changes.ts";
import type { AccessPort } from "./access-port.ts";

export interface DirectoryAccessOptions {
  directory: DirectoryPort;
  changes: AccessChanges;
  now: () => number;
  /** Called when somebody entered: the moment to put right what a crash may have left behind. */
  onJoined: (documentId: string) => Promise<void>;
}

/** The AccessPort of a server with a directory. */
export function createDirectoryAccess(options: DirectoryAccessOptions): AccessPort {
  const { directory, changes, now } = options;

  /** Marks every link of the grant as used, and counts each of them once. */
  async function countUses(personId: string, documentId: string): Promise<void> {
    await directory.exclusively(`document:${documentId}`, async () => {
      const grant = await directory.grant(documentId, personId);
      const waiting = grant?.links.filter(({ joinedAt }) => joinedAt === null) ?? [];
      if (grant === undefined || waiting.length === 0) return;
      const at = now();
      const links = grant.links.map((link) => ({ ...link, joinedAt: link.joinedAt ?? at }));
      const records = await Promise.all(waiting.map(({ linkId }) => directory.link(linkId)));
      await directory.write([
        { kind: "grant", put: { ...grant, links } },
        ...records
          .filter((link) => link !== undefined)
          .map((link) => ({ kind: "link", put: { ...link, uses: link.uses + 1 } }) as const),
      ]);
    });
  }

  return {
    async admit(claims, room) {
      if (claims === undefined || claims.room !== undefined || !isDocId(room)) return undefined;
      const opened = await findAccess(directory, claims.sub, room);
      if (opened === undefined) return undefined;
      // The directory knows a newer name than a token that is minutes old.
      const { id, name, color } = toPerson(claims.sub, await directory.person(claims.sub));
      const { incarnation, format, schemaVersion } = opened.document;
      return {
        role: opened.role,
        user: { id, name, color },
        document: { incarnation, format, schemaVersion },
      };
    },

    async joined(personId, room) {
      await countUses(personId, room);
      await options.onJoined(room);
    },

    subscribe: (listener) => changes.subscribe(listener),
  };
}
