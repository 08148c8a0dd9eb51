/** Opening a share link: what it takes (a password, the word of whom an invitation is for), and what it gives. */
import { cleanPersonName } from "#lib/collab/person-name.ts";
import type { Redeemed } from "#lib/collab/service-api.ts";
import type { AccessChanges } from "../access/access-changes.ts";
import { grantedRole } from "../access/effective-role.ts";
import { isLinkPassword } from "../access/link-password.ts";
import { checkLinkSecret, parseLinkSecret } from "../access/link-secret.ts";
import { DirectoryError } from "./directory-error.ts";
import type { DirectoryPort } from "./directory-port.ts";
import { emitRoles, holds, newGrant } from "./grants.ts";
import { newPerson, toPerson } from "./people.ts";
import type { GrantRecord, LinkRecord } from "./records.ts";

/** What somebody brings besides the secret. */
export interface RedeemProof {
  password?: string | undefined;
  /** "Yes, this invitation is for me": robots that open every link do not say so. */
  isConfirmed?: boolean | undefined;
  /** Every check of a password goes through it, so that it can refuse to try (`rate_limited`). */
  tryPassword: (linkId: string, check: () => Promise<boolean>) => Promise<boolean>;
}

/**
 * Writes person and grant. `isNew` is false when the person had this link's access before, which takes no proof again.
 * Throws `link_unknown`, `link_revoked`, `link_expired`, `link_used` (an invitation that somebody else took up),
 * `password_needed`, `password_wrong`, `confirmation_needed`, `access_removed`.
 */
export type RedeemLink = (
  personId: string,
  secret: string,
  proof: RedeemProof,
) => Promise<Redeemed & { isNew: boolean }>;

interface RedeemerOptions {
  directory: DirectoryPort;
  changes: AccessChanges;
  linkKey: Uint8Array;
  now: () => number;
}

/** Creates the redeemer of one directory. */
export function createRedeemer({ directory, changes, linkKey, now }: RedeemerOptions): RedeemLink {
  /** The link that a secret opens, unless it was rotated, revoked, or its end has come. */
  async function linkBehind(secret: string): Promise<LinkRecord> {
    const parsed = parseLinkSecret(secret);
    if (parsed === undefined) throw linkUnknown();
    const link = await directory.link(parsed.linkId);
    // Also for an unknown id, so that both refusals take the same work.
    const verdict = checkLinkSecret(linkKey, parsed, link?.generation ?? 1);
    if (link === undefined || verdict === "forged") throw linkUnknown();
    const document = await directory.document(link.documentId);
    const isOpen = document !== undefined && document.trashedAt === null;
    if (verdict === "outdated" || link.revokedAt !== null || !isOpen) throw linkRevoked();
    if (link.expiresAt !== null && link.expiresAt <= now()) throw linkExpired();
    return link;
  }

  /** What the person has by this link already; undefined when they have yet to be let in. */
  function heldRole(link: LinkRecord, personId: string, grant: GrantRecord | undefined) {
    const role = grantedRole(grant, now());
    if (role !== undefined && (grant?.own === true || holds(grant, link.id))) return role;
    if (grant?.removedAt != null && link.secretSince <= grant.removedAt) throw accessRemoved();
    const taker = link.invitation?.personId ?? personId;
    if (taker !== personId) throw linkUsed();
    return undefined;
  }

  async function check(link: LinkRecord, proof: RedeemProof): Promise<void> {
    const { password } = link;
    if (password !== null) {
      const given = proof.password;
      if (given === undefined || given === "") throw passwordNeeded();
      if (!(await proof.tryPassword(link.id, () => isLinkPassword(password, given)))) throw passwordWrong();
    } else if (link.invitation !== null && proof.isConfirmed !== true) {
      throw new DirectoryError("confirmation_needed", link.invitation.name);
    }
  }

  return async (personId, secret, proof) => {
    const first = await linkBehind(secret);
    const { documentId } = first;
    const held = heldRole(first, personId, await directory.grant(documentId, personId));
    if (held !== undefined) return { documentId, role: held, isNew: false };
    // Outside the lock: a password takes a while to check, and others must not wait for it.
    await check(first, proof);

    return directory.exclusively(`document:${documentId}`, async () => {
      // Again inside, because the owner may revoke it at this very moment, or set another password.
      const link = await linkBehind(secret);
      if (link.password?.hash !== first.password?.hash) throw passwordNeeded();
      const before = await directory.grant(documentId, personId);
      const role = heldRole(link, personId, before);
      if (role !== undefined) return { documentId, role, isNew: false };
      return { ...(await letIn(link, personId, before)), isNew: true };
    });
  };

  async function letIn(link: LinkRecord, personId: string, before: GrantRecord | undefined) {
    const { documentId, invitation } = link;
    // Somebody who is in the room already enters no second time: this use counts at once.
    const isInside = before?.links.some(({ joinedAt }) => joinedAt !== null) ?? false;
    const at = now();
    const entry = {
      linkId: link.id,
      role: link.role,
      redeemedAt: at,
      joinedAt: isInside ? at : null,
      expiresAt: link.expiresAt,
    };
    const others = before?.links.filter(({ linkId }) => linkId !== link.id) ?? [];
    const after = {
      ...(before ?? newGrant(documentId, personId)),
      removedAt: null,
      links: [...others, entry],
    };
    const used = {
      ...link,
      ...(isInside && { uses: link.uses + 1, lastUsedAt: at }),
      ...(invitation && { invitation: { ...invitation, personId } }),
    };
    const renamed = await directory.exclusively(`person:${personId}`, async () => {
      const known = (await directory.person(personId)) ?? newPerson(personId, at);
      // Whoever has no name of their own yet is called what the owner calls them.
      const name = known.name ?? (invitation && (cleanPersonName(invitation.name) ?? null));
      const person = { ...known, name };
      await directory.write([
        { kind: "person", put: person },
        { kind: "grant", put: after },
        ...(isInside || invitation ? [{ kind: "link", put: used } as const] : []),
      ]);
      return person.name === known.name ? undefined : person;
    });
    if (renamed !== undefined) {
      const { id, name, color } = toPerson(personId, renamed);
      changes.emit({ kind: "person", user: { id, name, color } });
    }
    emitRoles(changes, at, [{ before, after }], undefined);
    return { documentId, role: grantedRole(after, at) ?? link.role };
  }
}

function linkUnknown(): DirectoryError {
  return new DirectoryError(
    "link_unknown",
    "This link does not work. Check that it was copied whole, or ask for a new one.",
  );
}

function linkRevoked(): DirectoryError {
  return new DirectoryError(
    "link_revoked",
    "This link was switched off. Ask the person who sent it to you for a new one.",
  );
}

function linkExpired(): DirectoryError {
  return new DirectoryError("link_expired", "This link has ended. Ask whoever sent it for a new one.");
}

function linkUsed(): DirectoryError {
  return new DirectoryError("link_used", "This invitation was for one person, and was used already.");
}

function accessRemoved(): DirectoryError {
  return new DirectoryError("access_removed", "An owner of this document removed you from it.");
}

function passwordNeeded(): DirectoryError {
  return new DirectoryError("password_needed", "This link needs a password.");
}

function passwordWrong(): DirectoryError {
  return new DirectoryError("password_wrong", "That is not the password.");
}
