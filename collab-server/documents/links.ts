/**
 * Share links: making, rotating and revoking them, and what opening one gives.
 *
 * A grant remembers every link by which a person came, so revoking one takes back exactly what it gave: the person falls
 * back to the strongest role that another link still gives, or out. Rotating ends the old secret and nobody's access.
 */
import type { LinkRole } from "#lib/collab/role.ts";
import type { LinkEntry, Redeemed } from "#lib/collab/service-api.ts";
import type { AccessChanges } from "../access/access-changes.ts";
import { grantedRole } from "../access/effective-role.ts";
import { checkLinkSecret, createLinkId, linkSecret, parseLinkSecret } from "../access/link-secret.ts";
import { DirectoryError } from "./directory-error.ts";
import type { DirectoryChange, DirectoryPort } from "./directory-port.ts";
import { requireAccess } from "./document-access.ts";
import { newPerson } from "./people.ts";
import type { GrantRecord, LinkRecord } from "./records.ts";

/** All but `redeem` need `own`, and throw as requireAccess does; an unknown or revoked link id throws `not_found`. */
export interface Links {
  /** Oldest first, without revoked ones. */
  list(personId: string, documentId: string): Promise<LinkEntry[]>;
  create(personId: string, documentId: string, role: LinkRole): Promise<LinkEntry>;
  /** The old secret dies at once. Who is in stays in. */
  rotate(personId: string, documentId: string, linkId: string): Promise<LinkEntry>;
  /** Who came by this link only is out at once; others fall back to what they still hold. Again: no error. */
  revoke(personId: string, documentId: string, linkId: string): Promise<void>;
  /** Takes a revocation back: the same secret opens again. Who lost access by it opens the link once more. Again: no error. */
  restore(personId: string, documentId: string, linkId: string): Promise<LinkEntry>;
  /** Writes person and grant. `isNew` is false when the person had this link's access before. Throws `link_unknown`, `link_revoked`. */
  redeem(personId: string, secret: string): Promise<Redeemed & { isNew: boolean }>;
}

export interface LinksOptions {
  directory: DirectoryPort;
  changes: AccessChanges;
  /** See deriveKey, purpose `link`. */
  linkKey: Uint8Array;
  now: () => number;
}

/** Creates the links of one directory. */
export function createLinks({ directory, changes, linkKey, now }: LinksOptions): Links {
  const toEntry = ({ id, role, generation, createdAt, uses }: LinkRecord): LinkEntry => ({
    id,
    role,
    secret: linkSecret(linkKey, id, generation),
    createdAt,
    uses,
  });

  /** Runs `work` on one of the document's links, revoked or not, for its owner. */
  function onLink<T>(
    personId: string,
    documentId: string,
    linkId: string,
    work: (link: LinkRecord) => Promise<T>,
  ): Promise<T> {
    return directory.exclusively(`document:${documentId}`, async () => {
      await requireAccess(directory, personId, documentId, "own");
      const link = await directory.link(linkId);
      if (link === undefined || link.documentId !== documentId) throw linkNotFound();
      return work(link);
    });
  }

  /** The link that a secret opens, unless it was rotated or revoked. */
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
    return link;
  }

  return {
    async list(personId, documentId) {
      await requireAccess(directory, personId, documentId, "own");
      const links = await directory.linksOfDocument(documentId);
      const open = links.filter((link) => link.revokedAt === null);
      return open.sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1)).map(toEntry);
    },

    async create(personId, documentId, role) {
      await requireAccess(directory, personId, documentId, "own");
      const put = {
        id: createLinkId(),
        documentId,
        role,
        generation: 1,
        createdAt: now(),
        revokedAt: null,
        uses: 0,
      };
      await directory.write([{ kind: "link", put }]);
      return toEntry(put);
    },

    rotate: (personId, documentId, linkId) =>
      onLink(personId, documentId, linkId, async (link) => {
        if (link.revokedAt !== null) throw linkNotFound();
        const put = { ...link, generation: link.generation + 1 };
        await directory.write([{ kind: "link", put }]);
        return toEntry(put);
      }),

    revoke: (personId, documentId, linkId) =>
      onLink(personId, documentId, linkId, async (link) => {
        if (link.revokedAt !== null) return;
        const held = (await directory.grantsOfDocument(documentId)).filter((grant) => holds(grant, linkId));
        const left = held.map((grant) => withoutLinks(grant, (entry) => entry.linkId === linkId));
        await directory.write([{ kind: "link", put: { ...link, revokedAt: now() } }, ...left.map(toChange)]);
        for (const [at, before] of held.entries()) {
          const role = grantedRole(left[at]);
          if (role !== grantedRole(before))
            changes.emit({ kind: "role", room: documentId, personId: before.personId, role });
        }
      }),

    restore: (personId, documentId, linkId) =>
      onLink(personId, documentId, linkId, async (link) => {
        const put = { ...link, revokedAt: null };
        if (link.revokedAt !== null) await directory.write([{ kind: "link", put }]);
        return toEntry(put);
      }),

    async redeem(personId, secret) {
      const { documentId } = await linkBehind(secret);
      return directory.exclusively(`document:${documentId}`, async () => {
        // Again inside, because the owner may revoke it at this very moment.
        const link = await linkBehind(secret);
        const before = await directory.grant(documentId, personId);
        const roleBefore = grantedRole(before);
        if (before !== undefined && roleBefore !== undefined && (before.own || holds(before, link.id)))
          return { documentId, role: roleBefore, isNew: false };
        // Somebody who is in the room already enters no second time: this use counts at once.
        const isInside = before?.links.some(({ joinedAt }) => joinedAt !== null) ?? false;
        const at = now();
        const entry = { linkId: link.id, role: link.role, redeemedAt: at, joinedAt: isInside ? at : null };
        const after = { documentId, personId, own: false, links: [...(before?.links ?? []), entry] };
        const role = grantedRole(after) ?? link.role;
        await directory.exclusively(`person:${personId}`, async () => {
          const person = (await directory.person(personId)) ?? newPerson(personId, at);
          await directory.write([
            { kind: "person", put: person },
            { kind: "grant", put: after },
            ...(isInside ? [{ kind: "link", put: { ...link, uses: link.uses + 1 } } as const] : []),
          ]);
        });
        if (role !== roleBefore) changes.emit({ kind: "role", room: documentId, personId, role });
        return { documentId, role, isNew: true };
      });
    },
  };
}

/** A grant without some of its links. */
export function withoutLinks(
  grant: GrantRecord,
  isGone: (link: GrantRecord["links"][number]) => boolean,
): GrantRecord {
  return { ...grant, links: grant.links.filter((link) => !isGone(link)) };
}

/** How a grant is written: one that gives nothing is removed. */
export function toChange(grant: GrantRecord): DirectoryChange {
  return grantedRole(grant) === undefined ? { kind: "grant", remove: grant } : { kind: "grant", put: grant };
}

function holds(grant: GrantRecord, linkId: string): boolean {
  return grant.links.some((link) => link.linkId === linkId);
}

function linkNotFound(): DirectoryError {
  return new DirectoryError("not_found", "There is no such link any more.");
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
