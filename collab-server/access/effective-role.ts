import type { Role } from "#lib/collab/role.ts";
import { strongerRole } from "#lib/collab/role.ts";
import type { DocumentRecord, GrantRecord } from "../documents/records.ts";

/** The strongest role that a grant gives; undefined for none. */
export function grantedRole(grant: GrantRecord | undefined): Role | undefined {
  if (grant === undefined) return undefined;
  if (grant.own) return "own";
  return grant.links.reduce<Role | undefined>((role, link) => strongerRole(role, link.role), undefined);
}

/** The role that counts right now: a document in the trash is open to its owner only. */
export function effectiveRole(
  document: DocumentRecord | undefined,
  grant: GrantRecord | undefined,
): Role | undefined {
  if (document === undefined) return undefined;
  const role = grantedRole(grant);
  return document.trashedAt === null || role === "own" ? role : undefined;
}
