/** Links with an end, a password, or for one person; people with roles of their own; asking for more. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { limits } from "#lib/collab/limits.ts";
import type { RedeemProof } from "#lib/collab/service-api.ts";
import { type DirectoryServer, startDirectoryServer } from "./directory-server.ts";

const address = "192.0.2.1";
let server: DirectoryServer;
let documentId: string;

beforeEach(async () => {
  server = await startDirectoryServer();
  documentId = (await server.as("ann").createDocument({ kind: "blank", title: "Plan" })).id;
  server.changes.length = 0;
});
afterEach(() => server.close());

const ann = () => server.as("ann");
const redeem = (personId: string, secret: string, proof?: RedeemProof, from = address) =>
  server.as(personId).redeemLink(secret, from, proof);
const roleOf = async (personId: string) =>
  server
    .as(personId)
    .document(documentId)
    .then(
      ({ role }) => role,
      (error: { code: string }) => error.code,
    );
const changesOf = (personId: string) =>
  server.changes.filter((change) => change.kind === "role" && change.personId === personId);

describe("a link with an end", () => {
  test("opens nothing from then on, and what it gave is over at that moment, for whoever is connected too", async () => {
    const expiresAt = server.clock.now + 60_000;
    const { secret } = await ann().createLink(documentId, { role: "edit", expiresAt });
    await redeem("bob", secret);
    await server.access.joined("bob", documentId);
    server.pass(59_999);
    expect(await roleOf("bob")).toBe("edit");
    expect(changesOf("bob")).toEqual([expect.objectContaining({ role: "edit" })]);
    server.pass(1);
    expect(await roleOf("bob")).toBe("not_found");
    await expect
      .poll(() => changesOf("bob").at(-1))
      .toEqual({ kind: "role", room: documentId, personId: "bob", role: undefined, why: "linkEnded" });
    await expect(redeem("cleo", secret)).rejects.toMatchObject({ code: "link_expired", httpStatus: 410 });
  });

  test("falls back to what another link gives, and another end gives it back", async () => {
    const link = await ann().createLink(documentId, { role: "edit", expiresAt: server.clock.now + 1_000 });
    await server.letIn("ann", documentId, "bob", "view");
    await redeem("bob", link.secret);
    server.pass(1_000);
    expect(await roleOf("bob")).toBe("view");
    await ann().editLink(documentId, link.id, { expiresAt: null });
    expect(await roleOf("bob")).toBe("edit");
    expect(changesOf("bob").at(-1)).toMatchObject({ role: "edit", why: "linkChanged" });
  });

  test("an end set later, and one in the past, count at once", async () => {
    const link = await ann().createLink(documentId, "edit");
    await redeem("bob", link.secret);
    await server.access.joined("bob", documentId);
    await ann().editLink(documentId, link.id, { expiresAt: server.clock.now + 5_000 });
    await server.access.joined("bob", documentId);
    server.pass(5_000);
    await expect.poll(() => changesOf("bob").at(-1)).toMatchObject({ role: undefined, why: "linkEnded" });
    const other = await ann().createLink(documentId, "view");
    await redeem("cleo", other.secret);
    await ann().editLink(documentId, other.id, { expiresAt: server.clock.now - 1 });
    expect(changesOf("cleo").at(-1)).toMatchObject({ role: undefined, why: "linkEnded" });
    expect(await roleOf("cleo")).toBe("not_found");
  });
});

describe("a link with a password", () => {
  test("wants it from whoever is new, and from nobody again", async () => {
    const { secret, hasPassword } = await ann().createLink(documentId, {
      role: "view",
      password: "caf\u00e9",
    });
    expect(hasPassword).toBe(true);
    await expect(redeem("bob", secret)).rejects.toMatchObject({ code: "password_needed", httpStatus: 403 });
    await expect(redeem("bob", secret, { password: "" })).rejects.toMatchObject({ code: "password_needed" });
    await expect(redeem("bob", secret, { password: "tea" })).rejects.toMatchObject({
      code: "password_wrong",
    });
    expect(await roleOf("bob")).toBe("not_found");
    // Composed and decomposed letters are the same password.
    expect(await redeem("bob", secret, { password: "cafe\u0301" })).toEqual({ documentId, role: "view" });
    expect(await redeem("bob", secret)).toEqual({ documentId, role: "view" });
    expect(await redeem("ann", secret)).toEqual({ documentId, role: "own" });
  });

  test("can be given another one, or none", async () => {
    const link = await ann().createLink(documentId, { role: "view", password: "one" });
    await ann().editLink(documentId, link.id, { password: "two" });
    await expect(redeem("bob", link.secret, { password: "one" })).rejects.toMatchObject({
      code: "password_wrong",
    });
    await ann().editLink(documentId, link.id, { label: "Class" });
    await redeem("bob", link.secret, { password: "two" });
    expect(await ann().editLink(documentId, link.id, { password: null })).toMatchObject({
      hasPassword: false,
      label: "Class",
    });
    await redeem("cleo", link.secret);
  });

  test("is kept as a hash, and is in no answer and no log", async () => {
    const link = await ann().createLink(documentId, { role: "view", password: "hunter2" });
    await redeem("bob", link.secret, { password: "hunter2" });
    const rows: string[] = [];
    for await (const { value } of server.store.range({ gte: new Uint8Array(), lt: Uint8Array.of(255) }))
      rows.push(Buffer.from(value).toString());
    expect(rows.join()).toContain(link.id);
    expect(rows.join() + JSON.stringify(link) + JSON.stringify(server.events)).not.toContain("hunter2");
  });

  test("may be tried a few times by one address, and not many more by all together", async () => {
    const { secret } = await ann().createLink(documentId, { role: "view", password: "right" });
    const guess = (from: string) => redeem("eve", secret, { password: "wrong" }, from);
    for (let i = 0; i < limits.passwordBurst; i++)
      await expect(guess(address)).rejects.toMatchObject({ code: "password_wrong" });
    const refusal = { code: "rate_limited", httpStatus: 429, retryAfterSeconds: limits.secondsPerPassword };
    await expect(guess(address)).rejects.toMatchObject(refusal);
    await expect(redeem("bob", secret, { password: "right" })).rejects.toMatchObject({
      code: "rate_limited",
    });
    // Another address, and another link, have tries of their own.
    await redeem("bob", secret, { password: "right" }, "198.51.100.9");
    const other = await ann().createLink(documentId, { role: "view", password: "right" });
    await redeem("cleo", other.secret, { password: "right" });
    server.clock.now += limits.secondsPerPassword * 1000;
    await redeem("dora", secret, { password: "right" });
  });
});

test("a password, like a label, has a greatest length", async () => {
  const password = "x".repeat(limits.maxLinkPasswordLength);
  await ann().createLink(documentId, { role: "view", password });
  await expect(
    ann().createLink(documentId, { role: "view", password: `${password}x` }),
  ).rejects.toMatchObject({
    code: "bad_request",
  });
  await expect(ann().createLink(documentId, { role: "view", password: "" })).rejects.toMatchObject({
    code: "bad_request",
  });
});

describe("an invitation", () => {
  test("is taken up once, by who says that it is for them, and names who has no name", async () => {
    const { secret } = await ann().createLink(documentId, { role: "comment", invite: "Bob Lee" });
    await expect(redeem("robot", secret)).rejects.toMatchObject({
      code: "confirmation_needed",
      publicMessage: "Bob Lee",
    });
    expect(await redeem("bob", secret, { isConfirmed: true })).toEqual({ documentId, role: "comment" });
    expect((await server.as("bob").me()).name).toBe("Bob Lee");
    expect(await redeem("bob", secret)).toEqual({ documentId, role: "comment" });
    await expect(redeem("eve", secret, { isConfirmed: true })).rejects.toMatchObject({ code: "link_used" });
    expect((await ann().links(documentId))[0]?.invitation).toEqual({ name: "Bob Lee", isTaken: true });
  });

  test("leaves a name that was chosen alone", async () => {
    const { secret } = await ann().createLink(documentId, { role: "view", invite: "Bobby" });
    await server.as("bob").renameMe("Robert");
    await redeem("bob", secret, { isConfirmed: true });
    expect((await server.as("bob").me()).name).toBe("Robert");
  });

  test("taken up by two at the same moment lets one in", async () => {
    const { secret } = await ann().createLink(documentId, { role: "view", invite: "Bob" });
    const tries = ["bob", "eve"].map((personId) => redeem(personId, secret, { isConfirmed: true }));
    const done = await Promise.allSettled(tries);
    expect(done.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });
});

test("another role of a link reaches everybody who came by it at once", async () => {
  const link = await ann().createLink(documentId, "edit");
  await redeem("bob", link.secret);
  await server.letIn("ann", documentId, "cleo", "comment");
  await redeem("cleo", link.secret);
  server.changes.length = 0;
  await ann().editLink(documentId, link.id, { role: "view" });
  expect(await Promise.all([roleOf("bob"), roleOf("cleo")])).toEqual(["view", "comment"]);
  expect(changesOf("bob")).toMatchObject([{ role: "view", why: "linkChanged" }]);
  expect(changesOf("cleo")).toMatchObject([{ role: "comment", why: "linkChanged" }]);
});

test("a link tells its last use, which is an entering and no opening", async () => {
  const link = await ann().createLink(documentId, { role: "view", label: " Review\n round " });
  expect(link).toMatchObject({ label: "Review round", lastUsedAt: null });
  await redeem("bob", link.secret);
  expect((await ann().links(documentId))[0]?.lastUsedAt).toBeNull();
  server.clock.now += 1_000;
  await server.access.joined("bob", documentId);
  expect(await ann().links(documentId)).toMatchObject([{ uses: 1, lastUsedAt: server.clock.now }]);
});

describe("people", () => {
  test("a role of one's own counts instead of the link's, and outlives it", async () => {
    const link = await ann().createLink(documentId, "edit");
    await redeem("bob", link.secret);
    await server.access.joined("bob", documentId);
    server.changes.length = 0;
    await ann().setRole(documentId, "bob", "comment");
    expect(await roleOf("bob")).toBe("comment");
    expect(changesOf("bob")).toMatchObject([{ role: "comment", why: "roleGiven" }]);
    expect((await ann().people(documentId))[1]).toMatchObject({ linkId: link.id, hasOwnRole: true });
    await ann().revokeLink(documentId, link.id);
    expect(await roleOf("bob")).toBe("comment");
    // Opening a stronger link does not undo what an owner decided about them.
    await redeem("bob", (await ann().createLink(documentId, "edit")).secret);
    expect(await roleOf("bob")).toBe("comment");
  });

  test("who is removed is out at once; old links stay closed to them, a new one lets them in", async () => {
    const link = await ann().createLink(documentId, "edit");
    await redeem("bob", link.secret);
    server.changes.length = 0;
    await ann().removePerson(documentId, "bob");
    expect(await roleOf("bob")).toBe("not_found");
    expect(changesOf("bob")).toMatchObject([{ role: undefined, why: "removed" }]);
    await expect(redeem("bob", link.secret)).rejects.toMatchObject({ code: "access_removed" });
    expect(await server.as("bob").documents("all")).toEqual([]);
    server.clock.now += 1;
    const { secret } = await ann().rotateLink(documentId, link.id);
    expect(await redeem("bob", secret)).toEqual({ documentId, role: "edit" });
  });

  test("a removal can be taken back, and nobody is given a role who was never here", async () => {
    await server.letIn("ann", documentId, "bob", "edit");
    await ann().removePerson(documentId, "bob");
    await ann().setRole(documentId, "bob", "edit");
    expect(await roleOf("bob")).toBe("edit");
    await expect(ann().setRole(documentId, "eve", "edit")).rejects.toMatchObject({ code: "not_found" });
    await expect(ann().removePerson(documentId, "eve")).rejects.toMatchObject({ code: "not_found" });
  });

  test("a co-owner may do what the owner may, but to the owner", async () => {
    await server.letIn("ann", documentId, "bob", "view");
    await server.letIn("ann", documentId, "cleo", "view");
    await ann().setRole(documentId, "bob", "own");
    const bob = server.as("bob");
    await bob.createLink(documentId, "view");
    await bob.setRole(documentId, "cleo", "edit");
    const refused = { code: "forbidden" };
    await expect(bob.removePerson(documentId, "ann")).rejects.toMatchObject(refused);
    await expect(bob.setRole(documentId, "ann", "view")).rejects.toMatchObject(refused);
    await expect(bob.transferDocument(documentId, "cleo")).rejects.toMatchObject(refused);
    await ann().setRole(documentId, "bob", "view");
    expect(await roleOf("bob")).toBe("view");
  });

  test("the owner hands the document over, and becomes a co-owner who can leave", async () => {
    await server.letIn("ann", documentId, "bob", "view");
    await expect(ann().removePerson(documentId, "ann")).rejects.toMatchObject({ code: "forbidden" });
    await expect(ann().transferDocument(documentId, "eve")).rejects.toMatchObject({ code: "not_found" });
    await ann().transferDocument(documentId, "bob");
    expect((await ann().document(documentId)).owner.id).toBe("bob");
    expect(await Promise.all([roleOf("ann"), roleOf("bob")])).toEqual(["own", "own"]);
    await ann().removePerson(documentId, "ann");
    expect(await roleOf("ann")).toBe("not_found");
    expect(changesOf("ann").at(-1)).toMatchObject({ role: undefined, why: "left" });
  });

  test("whoever leaves can come back by a link", async () => {
    const link = await ann().createLink(documentId, "view");
    await redeem("bob", link.secret);
    await server.as("bob").removePerson(documentId, "bob");
    expect(await roleOf("bob")).toBe("not_found");
    expect(await redeem("bob", link.secret)).toEqual({ documentId, role: "view" });
  });
});

describe("asking for more", () => {
  const tellsOwners = { kind: "event", to: { atLeast: "own" }, event: { kind: "accessRequests" } };

  test("reaches the owners, who say yes", async () => {
    await server.letIn("ann", documentId, "bob", "view");
    server.changes.length = 0;
    await server.as("bob").askForAccess(documentId, "comment");
    await server.as("bob").askForAccess(documentId, "edit");
    expect(server.changes).toMatchObject([tellsOwners, tellsOwners]);
    expect(await ann().accessRequests(documentId)).toMatchObject([{ person: { id: "bob" }, role: "edit" }]);
    await ann().acceptRequest(documentId, "bob");
    expect(await roleOf("bob")).toBe("edit");
    expect(changesOf("bob")).toMatchObject([{ role: "edit", why: "requestAccepted" }]);
    expect(await ann().accessRequests(documentId)).toEqual([]);
    await expect(ann().acceptRequest(documentId, "bob")).rejects.toMatchObject({ code: "not_found" });
    await expect(server.as("bob").askForAccess(documentId, "edit")).rejects.toMatchObject({
      code: "bad_request",
    });
  });

  test("a no is told, and the owners are left in peace for a while", async () => {
    await server.letIn("ann", documentId, "bob", "view");
    await server.as("bob").askForAccess(documentId, "edit");
    server.changes.length = 0;
    await ann().declineRequest(documentId, "bob");
    expect(server.changes).toMatchObject([
      { kind: "event", to: { personId: "bob" }, event: { kind: "requestDeclined" } },
      tellsOwners,
    ]);
    expect(await roleOf("bob")).toBe("view");
    const ask = () => server.as("bob").askForAccess(documentId, "edit");
    await expect(ask()).rejects.toMatchObject({ code: "rate_limited" });
    server.clock.now += limits.askAgainMs;
    await ask();
    await server.as("bob").declineRequest(documentId, "bob");
    expect(await ann().accessRequests(documentId)).toEqual([]);
    await ask();
  });

  test("of somebody who is out, or has it by now, is no longer listed", async () => {
    await server.letIn("ann", documentId, "bob", "view");
    await server.letIn("ann", documentId, "cleo", "view");
    for (const personId of ["bob", "cleo"]) await server.as(personId).askForAccess(documentId, "edit");
    await ann().removePerson(documentId, "bob");
    await ann().setRole(documentId, "cleo", "edit");
    expect(await ann().accessRequests(documentId)).toEqual([]);
  });
});

test("an owner hides viewers from the list of people present, and nobody else does", async () => {
  await server.letIn("ann", documentId, "bob", "edit");
  expect(await ann().setHidesViewers(documentId, true)).toMatchObject({ hidesViewers: true });
  expect(server.changes.at(-1)).toEqual({ kind: "audience", room: documentId, hidesViewers: true });
  await expect(server.as("bob").setHidesViewers(documentId, false)).rejects.toMatchObject({
    code: "forbidden",
  });
});
