/** Asking for more: somebody who may view asks to comment or edit, and the owners are asked in the page. */
import { limits } from "#lib/collab/limits.ts";
import { type RequestedRole, roleAllows } from "#lib/collab/role.ts";
import type { AccessRequest } from "#lib/collab/service-api.ts";
import type { AccessChanges } from "../access/access-changes.ts";
import { grantedRole } from "../access/effective-role.ts";
import { DirectoryError } from "./directory-error.ts";
import type { TellNews } from "./directory-news.ts";
import type { DirectoryPort } from "./directory-port.ts";
import { requireAccess } from "./document-access.ts";
import { emitRoles } from "./grants.ts";
import { toPerson } from "./people.ts";
import type { AccessRequestRecord } from "./records.ts";

/** Each method throws as requireAccess does. */
export interface AccessRequests {
  /** Needs `view`. A second one takes the place of the first. Throws `rate_limited` for a while after a no, `bad_request` for what one has. */
  ask(personId: string, documentId: string, role: RequestedRole): Promise<void>;
  /** Needs `own`. Oldest first; of those only who are still in the document with less than they ask for. */
  list(personId: string, documentId: string): Promise<AccessRequest[]>;
  /** Needs `own`. Gives the role that was asked for. Throws `not_found` when nobody asks any more. */
  accept(personId: string, documentId: string, askerId: string): Promise<void>;
  /** Needs `own`; or takes one's own back. Again: no error. */
  decline(personId: string, documentId: string, askerId: string): Promise<void>;
}

export interface AccessRequestsOptions {
  directory: DirectoryPort;
  changes: AccessChanges;
  tellNews: TellNews;
  now: () => number;
}

/** Creates the requests of one directory. */
export function createAccessRequests({
  directory,
  changes,
  tellNews,
  now,
}: AccessRequestsOptions): AccessRequests {
  const tellOwners = (room: string) =>
    changes.emit({ kind: "event", room, to: { atLeast: "own" }, event: { kind: "accessRequests" } });

  async function find(documentId: string, askerId: string): Promise<AccessRequestRecord | undefined> {
    const request = await directory.accessRequest(documentId, askerId);
    return request?.declinedAt === null ? request : undefined;
  }

  return {
    async ask(personId, documentId, role) {
      await directory.exclusively(`document:${documentId}`, async () => {
        const opened = await requireAccess(directory, personId, documentId, "view");
        if (roleAllows(opened.role, role))
          throw new DirectoryError("bad_request", "You have this access already.");
        const before = await directory.accessRequest(documentId, personId);
        const pauseMs = (before?.declinedAt ?? -Infinity) + limits.askAgainMs - now();
        if (pauseMs > 0)
          throw new DirectoryError("rate_limited", "The owner said no a moment ago. Ask again later.", {
            retryAfterSeconds: Math.ceil(pauseMs / 1000),
          });
        const put = { documentId, personId, role, askedAt: now(), declinedAt: null };
        await directory.write([{ kind: "accessRequest", put }]);
      });
      tellOwners(documentId);
      const grants = await directory.grantsOfDocument(documentId);
      const owners = grants.filter((grant) => grantedRole(grant, now()) === "own");
      const to = owners.map((grant) => grant.personId);
      tellNews({ kind: "request", to, documentId, by: personId });
    },

    async list(personId, documentId) {
      await requireAccess(directory, personId, documentId, "own");
      const requests = await directory.accessRequestsOfDocument(documentId);
      const people = await directory.peopleById(requests.map((request) => request.personId));
      const listed = requests.map(async (request): Promise<AccessRequest[]> => {
        const role = grantedRole(await directory.grant(documentId, request.personId), now());
        if (request.declinedAt !== null || role === undefined || roleAllows(role, request.role)) return [];
        const { id, name, color } = toPerson(request.personId, people.get(request.personId));
        return [{ person: { id, name, color }, role: request.role, askedAt: request.askedAt }];
      });
      return (await Promise.all(listed)).flat().sort((a, b) => a.askedAt - b.askedAt);
    },

    async accept(personId, documentId, askerId) {
      await directory.exclusively(`document:${documentId}`, async () => {
        await requireAccess(directory, personId, documentId, "own");
        const request = await find(documentId, askerId);
        const before = await directory.grant(documentId, askerId);
        const role = grantedRole(before, now());
        if (request === undefined || before === undefined || role === undefined)
          throw new DirectoryError("not_found", "Nobody asks for this any more.");
        // Never less than they have by now: somebody else may have given them more.
        const after = roleAllows(role, request.role) ? before : { ...before, role: request.role };
        await directory.write([
          { kind: "accessRequest", remove: request },
          { kind: "grant", put: after },
        ]);
        emitRoles(changes, now(), [{ before, after }], "requestAccepted");
        tellNews({ kind: "share", to: [askerId], documentId, by: personId });
      });
      tellOwners(documentId);
    },

    async decline(personId, documentId, askerId) {
      const isOwn = personId === askerId;
      await directory.exclusively(`document:${documentId}`, async () => {
        await requireAccess(directory, personId, documentId, isOwn ? "view" : "own");
        const request = await find(documentId, askerId);
        if (request === undefined) return;
        await directory.write([
          isOwn
            ? { kind: "accessRequest", remove: request }
            : { kind: "accessRequest", put: { ...request, declinedAt: now() } },
        ]);
        const event = { kind: "requestDeclined" };
        if (!isOwn) changes.emit({ kind: "event", room: documentId, to: { personId: askerId }, event });
      });
      tellOwners(documentId);
    },
  };
}
