/**
 * Share links: making, changing, rotating and revoking them.
 *
 * A grant remembers every link by which a person came, so revoking one takes back exactly what it gave: the person falls
 * back to the strongest role that another link still gives, or out. Rotating ends the old secret and nobody's access.
 * A link's role and end are copied into the grants, and an edit is written to both, so that it counts at once for everybody
 * who came by it.
 */

import { cleanTitle } from "#lib/collab/person-name.ts";
import type { LinkEntry, NewLink, PatchLink } from "#lib/collab/service-api.ts";
import type { AccessChanges } from "../access/access-changes.ts";
import { hashLinkPassword } from "../access/link-password.ts";
import { createLinkId } from "../access/link-secret.ts";
import { DirectoryError } from "./directory-error.ts";
import type { DirectoryPort } from "./directory-port.ts";
import { requireAccess } from "./document-access.ts";
import { emitRoles, holds, toChange, withoutLinks } from "./grants.ts";
import { toLinkEntry } from "./link-entry.ts";
import type { LinkRecord } from "./records.ts";
import { createRedeemer, type RedeemLink } from "./redeem-link.ts";

/** All but `redeem` need `own`, and throw as requireAccess does; an unknown or revoked link id throws `not_found`. */
export interface Links {
  /** Oldest first, without revoked ones; with those whose end has come. */
  list(personId: string, documentId: string): Promise<LinkEntry[]>;
  create(personId: string, documentId: string, wanted: NewLink): Promise<LinkEntry>;
  /** Counts at once for everybody who came by the link. A new password is asked of those only who open it from now on. */
  edit(personId: string, documentId: string, linkId: string, change: PatchLink): Promise<LinkEntry>;
  /** The old secret dies at once. Who is in stays in. */
  rotate(personId: string, documentId: string, linkId: string): Promise<LinkEntry>;
  /** Who came by this link only is out at once; others fall back to what they still hold. Again: no error. */
  revoke(personId: string, documentId: string, linkId: string): Promise<void>;
  /** Takes a revocation back: the same secret opens again. Who lost access by it opens the link once more. Again: no error. */
  restore(personId: string, documentId: string, linkId: string): Promise<LinkEntry>;
  redeem: RedeemLink;
}

export interface LinksOptions {
  directory: DirectoryPort;
  changes: AccessChanges;
  /** See deriveKey, purpose `link`. */
  linkKey: Uint8Array;
  /** A link of this document has an end that it did not have before. */
  onEndSet: (documentId: string) => void;
  now: () => number;
}

/** Creates the links of one directory. */
export function createLinks({ directory, changes, linkKey, onEndSet, now }: LinksOptions): Links {
  const redeem = createRedeemer({ directory, changes, linkKey, now });
  const toEntry = (link: LinkRecord): LinkEntry => toLinkEntry(linkKey, link);

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

  async function grantsBy(link: LinkRecord) {
    return (await directory.grantsOfDocument(link.documentId)).filter((grant) => holds(grant, link.id));
  }

  return {
    async list(personId, documentId) {
      await requireAccess(directory, personId, documentId, "own");
      const links = await directory.linksOfDocument(documentId);
      const open = links.filter((link) => link.revokedAt === null);
      return open.sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1)).map(toEntry);
    },

    async create(personId, documentId, { role, label = "", expiresAt = null, password, invite }) {
      await requireAccess(directory, personId, documentId, "own");
      const at = now();
      const put: LinkRecord = {
        id: createLinkId(),
        documentId,
        role,
        generation: 1,
        createdAt: at,
        secretSince: at,
        revokedAt: null,
        label: cleanTitle(label),
        expiresAt,
        password: password ? await hashLinkPassword(password) : null,
        invitation: invite === undefined ? null : { name: cleanTitle(invite), personId: null },
        uses: 0,
        lastUsedAt: null,
      };
      await directory.write([{ kind: "link", put }]);
      return toEntry(put);
    },

    async edit(personId, documentId, linkId, change) {
      // Before the lock: it takes a while. Whoever may not do this has waited for nothing.
      const password =
        typeof change.password === "string" ? await hashLinkPassword(change.password) : change.password;
      const entry = await onLink(personId, documentId, linkId, async (link) => {
        if (link.revokedAt !== null) throw linkNotFound();
        const put: LinkRecord = {
          ...link,
          role: change.role ?? link.role,
          label: change.label === undefined ? link.label : cleanTitle(change.label),
          expiresAt: change.expiresAt === undefined ? link.expiresAt : change.expiresAt,
          password: password === undefined ? link.password : password,
        };
        const copied = { role: put.role, expiresAt: put.expiresAt };
        const pairs = (await grantsBy(link)).map((before) => ({
          before,
          after: {
            ...before,
            links: before.links.map((each) => (each.linkId === linkId ? { ...each, ...copied } : each)),
          },
        }));
        await directory.write([{ kind: "link", put }, ...pairs.map(({ after }) => toChange(after))]);
        const hasEnded = put.expiresAt !== null && put.expiresAt <= now();
        emitRoles(changes, now(), pairs, hasEnded ? "linkEnded" : "linkChanged");
        return toEntry(put);
      });
      onEndSet(documentId);
      return entry;
    },

    rotate: (personId, documentId, linkId) =>
      onLink(personId, documentId, linkId, async (link) => {
        if (link.revokedAt !== null) throw linkNotFound();
        const put = { ...link, generation: link.generation + 1, secretSince: now() };
        await directory.write([{ kind: "link", put }]);
        return toEntry(put);
      }),

    revoke: (personId, documentId, linkId) =>
      onLink(personId, documentId, linkId, async (link) => {
        if (link.revokedAt !== null) return;
        const pairs = (await grantsBy(link)).map((before) => ({
          before,
          after: withoutLinks(before, (entry) => entry.linkId === linkId),
        }));
        await directory.write([
          { kind: "link", put: { ...link, revokedAt: now() } },
          ...pairs.map(({ after }) => toChange(after)),
        ]);
        emitRoles(changes, now(), pairs, "linkRevoked");
      }),

    restore: (personId, documentId, linkId) =>
      onLink(personId, documentId, linkId, async (link) => {
        const put = { ...link, revokedAt: null };
        if (link.revokedAt !== null) await directory.write([{ kind: "link", put }]);
        return toEntry(put);
      }),

    async redeem(personId, secret, proof) {
      const redeemed = await redeem(personId, secret, proof);
      // Somebody who is inside already does not enter again, and the end of this link is theirs now.
      if (redeemed.isNew) onEndSet(redeemed.documentId);
      return redeemed;
    },
  };
}

function linkNotFound(): DirectoryError {
  return new DirectoryError("not_found", "There is no such link any more.");
}
