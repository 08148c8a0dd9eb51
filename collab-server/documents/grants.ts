/** Grants as values: taking links out of one, writing it, and telling the rooms what it now gives. */
import type { AccessEnd } from "#lib/collab/session-message.ts";
import type { AccessChanges } from "../access/access-changes.ts";
import { grantedRole } from "../access/effective-role.ts";
import type { DirectoryChange } from "./directory-port.ts";
import type { GrantRecord } from "./records.ts";

type GrantLink = GrantRecord["links"][number];

/** A grant of somebody who was not here before. */
export function newGrant(documentId: string, personId: string): GrantRecord {
  return { documentId, personId, own: false, role: null, removedAt: null, links: [] };
}

/** A grant without some of its links. */
export function withoutLinks(grant: GrantRecord, isGone: (link: GrantLink) => boolean): GrantRecord {
  return { ...grant, links: grant.links.filter((link) => !isGone(link)) };
}

/** A grant that gives nothing, can give nothing again, and keeps nobody out. */
export function isEmptyGrant({ own, role, removedAt, links }: GrantRecord): boolean {
  return !own && role === null && removedAt === null && links.length === 0;
}

/** How a grant is written: an empty one is removed. */
export function toChange(grant: GrantRecord): DirectoryChange {
  return isEmptyGrant(grant) ? { kind: "grant", remove: grant } : { kind: "grant", put: grant };
}

/** Whether the person came by this link. */
export function holds(grant: GrantRecord | undefined, linkId: string): boolean {
  return grant?.links.some((link) => link.linkId === linkId) ?? false;
}

/** Tells the rooms of everybody whose role is another one now. To be called after the write. */
export function emitRoles(
  changes: AccessChanges,
  now: number,
  pairs: readonly { before: GrantRecord | undefined; after: GrantRecord }[],
  why: AccessEnd | undefined,
): void {
  for (const { before, after } of pairs) {
    const role = grantedRole(after, now);
    if (role === grantedRole(before, now)) continue;
    const { documentId: room, personId } = after;
    changes.emit({ kind: "role", room, personId, role, ...(why && { why }) });
  }
}
