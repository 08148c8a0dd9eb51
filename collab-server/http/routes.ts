/** The calls of lib/collab/service-api.ts, in its order, each as one line of what it does. */
import { limits } from "#lib/collab/limits.ts";
import {
  convertDocumentSchema,
  copyBlobSchema,
  documentScopes,
  isPersonId,
  newAccessRequestSchema,
  newDocumentSchema,
  newIdentitySchema,
  newLinkSchema,
  newPersonSchema,
  patchDocumentSchema,
  patchLinkSchema,
  patchMemberSchema,
  patchPersonSchema,
  redeemSchema,
  secretSchema,
  transferSchema,
} from "#lib/collab/service-api.ts";
import type { Directory } from "../documents/create-directory.ts";
import { DirectoryError } from "../documents/directory-error.ts";
import type { PasswordLimit } from "./password-limit.ts";
import type { RedeemLimit } from "./redeem-limit.ts";
import type { Route } from "./route.ts";
import { created, documentIdIn, ok, route, routeWithoutPerson } from "./route-table.ts";

/** The routes of one directory. */
export function createRoutes(
  directory: Directory,
  redeemLimit: RedeemLimit,
  passwordLimit: PasswordLimit,
): Route[] {
  const { people, sessions, documents, links, members, accessRequests } = directory;

  return [
    route("GET", "/v1/people/me", async ({ personId }) => ok(await people.me(personId))),
    route("PATCH", "/v1/people/me", async ({ personId, body }) =>
      ok(await people.change(personId, await body(patchPersonSchema))),
    ),
    route("GET", "/v1/people/me/devices", async ({ personId, deviceId }) =>
      ok({ devices: await sessions.devices(personId, deviceId) }),
    ),
    route("POST", "/v1/people/me/devices", async ({ personId }) =>
      created(await people.createDeviceLink(personId)),
    ),
    route("DELETE", "/v1/people/me/devices/:deviceId", async ({ personId, params }) => {
      await sessions.signOut(personId, deviceIdIn(params));
      return { status: 204 };
    }),
    route("POST", "/v1/people/me/sign-out-others", async ({ personId, deviceId }) =>
      ok(await sessions.signOutOthers(personId, deviceId)),
    ),
    routeWithoutPerson("POST", "/v1/people/identity", async ({ clientAddress, body }) => {
      const { secret } = await body(secretSchema);
      return ok(
        await redeemLimit.run(
          clientAddress,
          () => people.redeemIdentity(secret),
          () => 1,
        ),
      );
    }),
    routeWithoutPerson("POST", "/v1/people", async ({ body }) =>
      created(await people.add((await body(newPersonSchema)).name)),
    ),
    routeWithoutPerson("GET", "/v1/people", async () => ok({ people: await people.list() })),
    routeWithoutPerson("POST", "/v1/people/:id/identity", async ({ params, body }) => {
      const { signOutOthers = false } = await body(newIdentitySchema);
      return created(await people.createIdentityLink(personIdIn(params), signOutOthers));
    }),

    route("GET", "/v1/documents", async ({ personId, query }) => {
      const scope = documentScopes.find((known) => known === (query.get("scope") ?? "all"));
      if (scope === undefined) throw new DirectoryError("bad_request", "There is no such scope.");
      return ok({ documents: await documents.list(personId, scope, query.get("q") ?? "") });
    }),
    route("POST", "/v1/documents", async ({ personId, body }) => {
      const wanted = await body(newDocumentSchema, limits.maxContentBodyBytes);
      const { entry, isNew } = await directory.createDocument(personId, wanted);
      return { status: isNew ? 201 : 200, body: entry };
    }),
    route("GET", "/v1/documents/:id", async ({ personId, params }) =>
      ok(await documents.get(personId, documentIdIn(params))),
    ),
    route("PATCH", "/v1/documents/:id", async ({ personId, params, body }) => {
      const { title, hidesViewers, isTemplate } = await body(patchDocumentSchema);
      const id = documentIdIn(params);
      if (isTemplate !== undefined) await documents.setTemplate(personId, id, isTemplate);
      if (hidesViewers !== undefined) await documents.setHidesViewers(personId, id, hidesViewers);
      return ok(
        await (title === undefined ? documents.get(personId, id) : documents.rename(personId, id, title)),
      );
    }),
    route("POST", "/v1/documents/:id/trash", async ({ personId, params }) =>
      ok(await documents.trash(personId, documentIdIn(params))),
    ),
    route("POST", "/v1/documents/:id/restore", async ({ personId, params }) =>
      ok(await documents.restore(personId, documentIdIn(params))),
    ),
    route("POST", "/v1/documents/:id/convert", async ({ personId, params, body }) => {
      await body(convertDocumentSchema);
      return ok(await directory.convertToText(personId, documentIdIn(params)));
    }),
    route("POST", "/v1/documents/:id/blobs", async ({ personId, params, bytes }) =>
      created(await directory.blobs.add(personId, documentIdIn(params), bytes())),
    ),
    route("POST", "/v1/documents/:id/blobs/copy", async ({ personId, params, body }) =>
      created(
        await directory.blobs.copy(personId, documentIdIn(params), copiedFrom(await body(copyBlobSchema))),
      ),
    ),
    route("GET", "/v1/documents/:id/blobs/:hash", async ({ personId, params }) => {
      const { entry, read } = await directory.blobs.open(personId, documentIdIn(params), params.hash ?? "");
      return { status: 200, file: { ...entry, read } };
    }),
    route("GET", "/v1/documents/:id/people", async ({ personId, params }) =>
      ok({ people: await documents.people(personId, documentIdIn(params)) }),
    ),
    route("PATCH", "/v1/documents/:id/people/:personId", async ({ personId, params, body }) => {
      const { role } = await body(patchMemberSchema);
      await members.setRole(personId, documentIdIn(params), memberIdIn(params), role);
      return { status: 204 };
    }),
    route("DELETE", "/v1/documents/:id/people/:personId", async ({ personId, params }) => {
      const memberId = memberIdIn(params);
      if (memberId === personId) await members.leave(personId, documentIdIn(params));
      else await members.remove(personId, documentIdIn(params), memberId);
      return { status: 204 };
    }),
    route("POST", "/v1/documents/:id/owner", async ({ personId, params, body }) => {
      const { personId: id } = await body(transferSchema);
      await members.transfer(personId, documentIdIn(params), memberIdIn({ personId: id }));
      return { status: 204 };
    }),

    route("GET", "/v1/documents/:id/requests", async ({ personId, params }) =>
      ok({ requests: await accessRequests.list(personId, documentIdIn(params)) }),
    ),
    route("POST", "/v1/documents/:id/requests", async ({ personId, params, body }) => {
      const { role } = await body(newAccessRequestSchema);
      await accessRequests.ask(personId, documentIdIn(params), role);
      return { status: 204 };
    }),
    route("POST", "/v1/documents/:id/requests/:personId/accept", async ({ personId, params }) => {
      await accessRequests.accept(personId, documentIdIn(params), memberIdIn(params));
      return { status: 204 };
    }),
    route("DELETE", "/v1/documents/:id/requests/:personId", async ({ personId, params }) => {
      await accessRequests.decline(personId, documentIdIn(params), memberIdIn(params));
      return { status: 204 };
    }),

    route("GET", "/v1/documents/:id/links", async ({ personId, params }) =>
      ok({ links: await links.list(personId, documentIdIn(params)) }),
    ),
    route("POST", "/v1/documents/:id/links", async ({ personId, params, body }) =>
      created(await links.create(personId, documentIdIn(params), await body(newLinkSchema))),
    ),
    route("PATCH", "/v1/documents/:id/links/:linkId", async ({ personId, params, body }) => {
      const change = await body(patchLinkSchema);
      return ok(await links.edit(personId, documentIdIn(params), params.linkId ?? "", change));
    }),
    route("POST", "/v1/documents/:id/links/:linkId/rotate", async ({ personId, params }) =>
      ok(await links.rotate(personId, documentIdIn(params), params.linkId ?? "")),
    ),
    route("DELETE", "/v1/documents/:id/links/:linkId", async ({ personId, params }) => {
      await links.revoke(personId, documentIdIn(params), params.linkId ?? "");
      return { status: 204 };
    }),
    route("POST", "/v1/documents/:id/links/:linkId/restore", async ({ personId, params }) =>
      ok(await links.restore(personId, documentIdIn(params), params.linkId ?? "")),
    ),
    route("POST", "/v1/links/redeem", async ({ personId, clientAddress, body }) => {
      const { secret, ...proof } = await body(redeemSchema);
      const tryPassword = (linkId: string, check: () => Promise<boolean>) =>
        passwordLimit(linkId, clientAddress, check);
      const redeem = async () => {
        try {
          return await links.redeem(personId, secret, { ...proof, tryPassword });
        } catch (error) {
          // Who opens a right link and is asked for more has not failed.
          if (error instanceof DirectoryError && isQuestion(error)) return error;
          throw error;
        }
      };
      const result = await redeemLimit.run(clientAddress, redeem, (answer) =>
        Number(answer instanceof DirectoryError || answer.isNew),
      );
      if (result instanceof DirectoryError) throw result;
      return ok({ documentId: result.documentId, role: result.role });
    }),
  ];
}

function isQuestion({ code }: DirectoryError): boolean {
  return code === "password_needed" || code === "confirmation_needed";
}

function memberIdIn({ personId }: Readonly<Record<string, string>>): string {
  if (!isPersonId(personId)) throw new DirectoryError("not_found", "There is nobody with this id.");
  return personId;
}

function copiedFrom({ documentId, hash }: { documentId: string; hash: string }) {
  return { documentId: documentIdIn({ id: documentId }), hash };
}

function deviceIdIn({ deviceId }: Readonly<Record<string, string>>): string {
  if (!isPersonId(deviceId)) throw new DirectoryError("not_found", "There is no such device.");
  return deviceId;
}

function personIdIn({ id }: Readonly<Record<string, string>>): string {
  if (!isPersonId(id)) throw new DirectoryError("not_found", "Nobody with this id was ever here.");
  return id;
}
