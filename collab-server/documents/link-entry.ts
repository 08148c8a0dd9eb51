import type { LinkEntry } from "#lib/collab/service-api.ts";
import { linkSecret } from "../access/link-secret.ts";
import type { LinkRecord } from "./records.ts";

/** A link as its document's owners see it: with its secret, and without what its password is checked by. */
export function toLinkEntry(linkKey: Uint8Array, link: LinkRecord): LinkEntry {
  const { id, role, label, createdAt, expiresAt, uses, lastUsedAt, invitation } = link;
  return {
    id,
    role,
    label,
    secret: linkSecret(linkKey, id, link.generation),
    createdAt,
    expiresAt,
    hasPassword: link.password !== null,
    invitation: invitation && { name: invitation.name, isTaken: invitation.personId !== null },
    uses,
    lastUsedAt,
  };
}
