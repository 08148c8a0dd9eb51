/**
 * The people of a document, as its owners rule over them: giving a role, taking somebody out, handing the document over; and
 * leaving it oneself. There is one owner, and as many co-owners as are wanted: they may do all but touch the owner.
 */
import type { Role } from "#lib/collab/role.ts";
import type { AccessChanges } from "../access/access-changes.ts";
import { grantedRole } from "../access/effective-role.ts";
import { DirectoryError } from "./directory-error.ts";
import type { TellNews } from "./directory-news.ts";
import type { DirectoryPort } from "./directory-port.ts";
import { type OpenedDocument, requireAccess } from "./document-access.ts";
import { emitRoles, newGrant } from "./grants.ts";
import type { GrantRecord } from "./records.ts";

/** Each method throws as requireAccess does, `not_found` for somebody who is not in the document, and `forbidden` about the owner. */
export interface Members {
  /** Needs `own`. The role counts instead of what the person's links give; `own` makes a co-owner. Takes a removal back, too. */
  setRole(personId: string, documentId: string, memberId: string, role: Role): Promise<void>;
  /** Needs `own`. The person is out at once; links that were made before let them in no more. */
  remove(personId: string, documentId: string, memberId: string): Promise<void>;
  /** For everybody but the owner. A link lets them in again. */
  leave(personId: string, documentId: string): Promise<void>;
  /** Needs to be the owner, who becomes a co-owner. The other one must have access. */
  transfer(personId: string, documentId: string, memberId: string): Promise<void>;
}

export interface MembersOptions {
  directory: DirectoryPort;
  changes: AccessChanges;
  tellNews: TellNews;
  now: () => number;
}

/** Creates the members of one directory. */
export function createMembers({ directory, changes, tellNews, now }: MembersOptions): Members {
  /** Runs `work` with the grant of somebody who is, or was, in the document and is not its owner. */
  function onMember(
    personId: string,
    documentId: string,
    memberId: string,
    work: (grant: GrantRecord, opened: OpenedDocument) => Promise<void>,
  ): Promise<void> {
    return directory.exclusively(`document:${documentId}`, async () => {
      const opened = await requireAccess(directory, personId, documentId, "own");
      const grant = await directory.grant(documentId, memberId);
      if (grant === undefined) throw memberNotFound();
      if (memberId === opened.document.ownerId)
        throw new DirectoryError("forbidden", "The owner can only be changed by handing the document over.");
      await work(grant, opened);
    });
  }

  return {
    setRole: (personId, documentId, memberId, role) =>
      onMember(personId, documentId, memberId, async (before) => {
        const own = role === "own";
        const after = { ...before, own, role: role === "own" ? null : role, removedAt: null };
        await directory.write([{ kind: "grant", put: after }]);
        emitRoles(changes, now(), [{ before, after }], "roleGiven");
        tellNews({ kind: "share", to: [memberId], documentId, by: personId });
      }),

    remove: (personId, documentId, memberId) =>
      onMember(personId, documentId, memberId, async (before) => {
        const after = { ...newGrant(documentId, memberId), removedAt: now() };
        await directory.write([{ kind: "grant", put: after }]);
        emitRoles(changes, now(), [{ before, after }], "removed");
      }),

    leave: (personId, documentId) =>
      directory.exclusively(`document:${documentId}`, async () => {
        const { document, grant } = await requireAccess(directory, personId, documentId, "view");
        if (document.ownerId === personId)
          throw new DirectoryError("forbidden", "Hand the document over to somebody before you leave it.");
        await directory.write([{ kind: "grant", remove: grant }]);
        const after = newGrant(documentId, personId);
        emitRoles(changes, now(), [{ before: grant, after }], "left");
      }),

    transfer: (personId, documentId, memberId) =>
      onMember(personId, documentId, memberId, async (before, { document }) => {
        if (document.ownerId !== personId)
          throw new DirectoryError("forbidden", "Only the owner can hand the document over.");
        if (grantedRole(before, now()) === undefined) throw memberNotFound();
        const after = { ...before, own: true, role: null };
        await directory.write([
          { kind: "document", put: { ...document, ownerId: memberId } },
          { kind: "grant", put: after },
        ]);
        emitRoles(changes, now(), [{ before, after }], "roleGiven");
        tellNews({ kind: "share", to: [memberId], documentId, by: personId });
      }),
  };
}

function memberNotFound(): DirectoryError {
  return new DirectoryError("not_found", "This person is not in the document any more.");
}
