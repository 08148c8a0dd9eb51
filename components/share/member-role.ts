import type { AccessEntry } from "#lib/collab/service-api.ts";

/** The text for what somebody is in a document: there is one owner, and the others with that role are co-owners. */
export function memberRoleKey({ role, isOwner }: Pick<AccessEntry, "role" | "isOwner">) {
  return role === "own" && !isOwner ? "share.role.coOwner" : (`share.role.${role}` as const);
}
