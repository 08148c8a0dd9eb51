/** Links with an end, with a password, or for one person. */
import { beforeEach, describe, expect, test } from "vitest";
import { limits } from "#lib/collab/limits.ts";
import type { DirectoryServer } from "./directory-server.ts";
import { address, useSharing } from "./sharing-bench.ts";

const bench = useSharing();
const { ann, redeem, roleOf, changesOf } = bench;
let server: DirectoryServer;
let documentId: string;
beforeEach(() => {
  server = bench.server();
  documentId = bench.documentId();
});

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
