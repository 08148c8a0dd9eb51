import type { Role } from "#lib/collab/role.ts";
import { strongerRole } from "#lib/collab/role.ts";
import type { DocumentRecord, GrantRecord } from "../documents/records.ts";

/** The role that a grant gives at the time `now`: an owner's word first, else the strongest link that has not ended. */
export function grantedRole(grant: GrantRecord | undefined, now: number): Role | undefined {
  if (grant === undefined || grant.removedAt !== null) return undefined;
  if (grant.own) return "own";
  if (grant.role !== null) return grant.role;
  return grant.links
    .filter(({ expiresAt }) => expiresAt === null || expiresAt > now)
    .reduce<Role | undefined>((role, link) => strongerRole(role, link.role), undefined);
}

/** The role that counts at the time `now`: a document in the trash is open to its owners only. */
export function effectiveRole(
  document: DocumentRecord | undefined,
  grant: GrantRecord | undefined,
  now: number,
): Role | undefined {
  if (document === undefined) return undefined;
  const role = grantedRole(grant, now);
  return document.trashedAt === null || role === "own" ? role : undefined;
}
