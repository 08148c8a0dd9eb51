/** Access by the directory: the token says who, grants say what. A token with a room of its own is for stand-alone use and opens nothing here. */
import { isDocId } from "#lib/collab/doc-id.ts";
import type { DirectoryPort } from "../documents/directory-port.ts";
import { findAccess } from "../documents/document-access.ts";
import { type InstanceRules, openInstance } from "../documents/instance-rules.ts";
import { toPerson } from "../documents/people.ts";
import type { Logger } from "../observability/logger.ts";
import { JoinError } from "../rooms/join-error.ts";
import { type AccessChanges, createAccessChanges } from "./access-changes.ts";
import type { AccessPort } from "./access-port.ts";
import { grantedRole } from "./effective-role.ts";

export interface DirectoryAccessOptions {
  directory: DirectoryPort;
  logger: Logger;
  /** Absent: everybody may come. */
  rules?: InstanceRules;
  now: () => number;
}

/** The AccessPort of a server with a directory, and the other end of it for the directory's own use. */
export interface DirectoryAccess extends AccessPort {
  changes: AccessChanges;
  /** `listener` runs when somebody entered: the moment to put right what a crash may have left behind. */
  onJoined(listener: (documentId: string, personId: string) => Promise<void>): () => void;
}

/** Creates it before the rooms, which ask it, and before the rest of the directory, which edits in the rooms. */
export function createDirectoryAccess(options: DirectoryAccessOptions): DirectoryAccess {
  const { directory, logger, now, rules = openInstance } = options;
  const changes = createAccessChanges((error) => logger.error({ error }, "access.listener_failed"));
  const joinListeners = new Set<(documentId: string, personId: string) => Promise<void>>();

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
          .map((link) => ({ kind: "link", put: { ...link, uses: link.uses + 1, lastUsedAt: at } }) as const),
      ]);
    });
  }

  return {
    async admit(claims, room) {
      if (claims === undefined || claims.room !== undefined || !isDocId(room)) return undefined;
      // The directory knows a newer name than a token that is minutes old, and whether its session has ended since.
      const person = await directory.person(claims.sub);
      const { id, name, color, keyVersion } = toPerson(claims.sub, person);
      const session = { keyVersion: claims.kv ?? 1, deviceId: claims.dev ?? "" };
      const device = await directory.device(claims.sub, session.deviceId);
      if (session.keyVersion !== keyVersion || device?.endedAt != null) throw new JoinError("unauthorized");
      if (!rules.mayEnter(person)) return undefined;
      const opened = await findAccess(directory, claims.sub, room);
      if (opened === undefined) {
        // Only who was let in may know that there was something.
        const grant = await directory.grant(room, claims.sub);
        if (grantedRole(grant, directory.now()) !== undefined) throw new JoinError("gone");
        return undefined;
      }
      const { incarnation, format, schemaVersion, hidesViewers } = opened.document;
      return {
        role: opened.role,
        user: { id, name, color },
        document: { incarnation, format, schemaVersion, hidesViewers },
        session,
      };
    },

    async joined(personId, room) {
      if (!isDocId(room)) return;
      await countUses(personId, room);
      await Promise.all([...joinListeners].map((listener) => listener(room, personId)));
    },

    changes,
    onJoined(listener) {
      joinListeners.add(listener);
      return () => joinListeners.delete(listener);
    },
    subscribe: (listener) => changes.subscribe(listener),
  };
}
