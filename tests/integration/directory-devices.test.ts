/** In which browsers somebody is signed in, and the settings of the instance. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createDirectoryAccess } from "#collab-server/access/directory-access.ts";
import { createInstanceRules, type InstanceSettings } from "#collab-server/documents/instance-rules.ts";
import { limits } from "#lib/collab/limits.ts";
import { type DirectoryServer, startDirectoryServer } from "./directory-server.ts";

const address = "192.0.2.1";
let server: DirectoryServer;
let documentId: string;

beforeEach(async () => {
  server = await startDirectoryServer();
  documentId = (await server.as("ann").createDocument({ kind: "blank" })).id;
  server.changes.length = 0;
});
afterEach(() => server.close());

/** ann in one of her browsers. */
const on = (deviceId: string, deviceName = "Firefox, Linux", keyVersion = 1) =>
  server.client.forPerson({ personId: "ann", keyVersion, deviceId, deviceName });
const claims = (kv: number, dev: string) => ({ sub: "ann", name: "x", color: "#000000", kv, dev });
const admit = (kv: number, dev: string) => server.access.admit(claims(kv, dev), documentId);

describe("devices", () => {
  test("are listed as they are used, the one that asks first; a visit alone leaves no trace", async () => {
    await on("laptop").me();
    server.clock.now += 1_000;
    await on("phone", "Safari, iPhone").me();
    expect(await on("laptop").devices()).toEqual([
      expect.objectContaining({ id: "laptop", name: "Firefox, Linux", isCurrent: true }),
      expect.objectContaining({ id: "phone", name: "Safari, iPhone", isCurrent: false }),
    ]);
    const stranger = server.client.forPerson({ personId: "eve", keyVersion: 1, deviceId: "d" });
    expect(await stranger.devices()).toEqual([]);
  });

  test("when one was seen is written now and then only", async () => {
    await on("laptop").me();
    const { now } = server.clock;
    const seenAt = async () => (await on("phone").devices()).find(({ id }) => id === "laptop")?.seenAt;
    server.clock.now = now + limits.deviceSeenMs - 1;
    await on("laptop").me();
    expect(await seenAt()).toBe(now);
    server.clock.now += 1;
    await on("laptop").me();
    expect(await seenAt()).toBe(now + limits.deviceSeenMs);
  });

  test("signing out of one ends its session, its sockets and its tokens; the others go on", async () => {
    await on("laptop").me();
    await on("phone").me();
    await on("laptop").signOutDevice("phone");
    expect(server.changes).toEqual([
      { kind: "sessionsEnded", personId: "ann", ended: { deviceId: "phone" } },
    ]);
    await expect(on("phone").me()).rejects.toMatchObject({ code: "session_ended" });
    await expect(admit(1, "phone")).rejects.toMatchObject({ closeReason: "unauthorized" });
    expect((await admit(1, "laptop"))?.role).toBe("own");
    expect((await on("laptop").devices()).map(({ id }) => id)).toEqual(["laptop"]);
    await expect(on("laptop").signOutDevice("toaster")).rejects.toMatchObject({ code: "not_found" });
    // Somebody else's device is none of one's own.
    const eve = server.client.forPerson({ personId: "eve", keyVersion: 1, deviceId: "d" });
    await expect(eve.signOutDevice("laptop")).rejects.toMatchObject({ code: "not_found" });
  });

  test("signing out everywhere else leaves the one that asks, with a new key version", async () => {
    await on("laptop").me();
    await on("phone").me();
    expect(await on("laptop").signOutOthers()).toEqual({ personId: "ann", keyVersion: 2 });
    expect(server.changes).toEqual([
      { kind: "sessionsEnded", personId: "ann", ended: { keyVersionsBelow: 2 } },
    ]);
    await expect(on("phone").me()).rejects.toMatchObject({ code: "session_ended" });
    await expect(admit(1, "laptop")).rejects.toMatchObject({ closeReason: "unauthorized" });
    expect((await admit(2, "laptop"))?.role).toBe("own");
    expect((await on("laptop", "Firefox, Linux", 2).devices()).map(({ id }) => id)).toEqual(["laptop"]);
  });

  test("the browser that signs out others is told to try again until its new cookie is there, and for no longer", async () => {
    await on("laptop").me();
    await on("phone").me();
    await on("laptop").signOutOthers();
    await expect(on("laptop").me()).rejects.toMatchObject({ code: "unavailable", retryAfterSeconds: 1 });
    await expect(on("phone").me()).rejects.toMatchObject({ code: "session_ended" });
    // Whoever has a copy of that cookie gets in by it nowhere.
    await expect(admit(1, "laptop")).rejects.toMatchObject({ closeReason: "unauthorized" });
    server.clock.now += limits.sessionRenewalMs;
    await expect(on("laptop").me()).rejects.toMatchObject({ code: "session_ended" });
    expect((await on("laptop", "Firefox, Linux", 2).me()).id).toBe("ann");
  });

  test("the operator's link that signs out others closes their sockets, too", async () => {
    const { path } = await server.client.createIdentityLink("ann", true);
    await server.client.redeemIdentity(path.replace("/i/", ""), address);
    expect(server.changes).toEqual([
      { kind: "sessionsEnded", personId: "ann", ended: { keyVersionsBelow: 2 } },
    ]);
  });

  test("a link for another device works once, for minutes, also for who was never written", async () => {
    const eve = server.as("eve");
    const { path, expiresAt } = await eve.createDeviceLink();
    expect(expiresAt).toBe(server.clock.now + limits.deviceLinkMs);
    const redeem = (link: string) => server.client.redeemIdentity(link.replace("/i/", ""), address);
    expect(await redeem(path)).toEqual({ personId: "eve", keyVersion: 1 });
    await expect(redeem(path)).rejects.toMatchObject({ code: "link_unknown" });
    const late = await eve.createDeviceLink();
    server.clock.now += limits.deviceLinkMs;
    await expect(redeem(late.path)).rejects.toMatchObject({ code: "link_unknown" });
  });
});

test("a colour is one of those that names can be read on, and reaches everybody present", async () => {
  const changed = await server.as("ann").changeMe({ color: "#7c3aed" });
  expect(changed.color).toBe("#7c3aed");
  expect(server.changes).toMatchObject([{ kind: "person", user: { id: "ann", color: "#7c3aed" } }]);
  expect((await server.as("ann").changeMe({ name: "Ann" })).color).toBe("#7c3aed");
  for (const body of ['{"color":"#ffffff"}', '{"color":"red"}', "{}"])
    expect((await server.raw("/v1/people/me", { method: "PATCH", body })).status).toBe(400);
});

describe("an instance", () => {
  const withSettings = async (settings: InstanceSettings) => {
    await server.close();
    server = await startDirectoryServer(undefined, createInstanceRules(settings));
    const { path } = await server.client.addPerson("Ann");
    return (await server.client.redeemIdentity(path.replace("/i/", ""), address)).personId;
  };

  test("without guests lets members in only, whatever link somebody has", async () => {
    const ann = await withSettings({ guests: "off", create: "everybody" });
    const { id } = await server.as(ann).createDocument({ kind: "blank" });
    const { secret } = await server.as(ann).createLink(id, "edit");
    const refused = { code: "members_only", httpStatus: 403 };
    await expect(server.as("eve").me()).rejects.toMatchObject(refused);
    await expect(server.as("eve").redeemLink(secret, address)).rejects.toMatchObject(refused);
    await expect(server.as("eve").createDocument({ kind: "blank" })).rejects.toMatchObject(refused);
    const bob = (await server.client.addPerson("Bob")).path.replace("/i/", "");
    const { personId } = await server.client.redeemIdentity(bob, address);
    expect(await server.as(personId).redeemLink(secret, address)).toMatchObject({ role: "edit" });
    expect((await server.access.admit({ ...claims(1, ""), sub: personId }, id))?.role).toBe("edit");
  });

  test("that switched guests off lets in nobody who came before", async () => {
    await server.letIn("ann", documentId, "bob", "edit");
    const strict = createDirectoryAccess({
      directory: server.records,
      logger: server.logger,
      rules: createInstanceRules({ guests: "off", create: "everybody" }),
      now: () => server.clock.now,
    });
    expect(await strict.admit({ ...claims(1, ""), sub: "bob" }, documentId)).toBeUndefined();
  });

  test("where members create documents, guests still open and edit them", async () => {
    const ann = await withSettings({ guests: "on", create: "members" });
    expect(await server.as(ann).me()).toMatchObject({ mayCreate: true });
    const { id } = await server.as(ann).createDocument({ kind: "blank" });
    const { secret } = await server.as(ann).createLink(id, "edit");
    expect(await server.as("bob").redeemLink(secret, address)).toMatchObject({ role: "edit" });
    expect(await server.as("bob").me()).toMatchObject({ mayCreate: false });
    await expect(server.as("bob").createDocument({ kind: "blank" })).rejects.toMatchObject({
      code: "forbidden",
    });
    // The operator vouches for somebody who is here already.
    await server.client.createIdentityLink("bob", false);
    await server.as("bob").createDocument({ kind: "blank" });
  });
});
