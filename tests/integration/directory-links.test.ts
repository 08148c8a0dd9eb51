import { beforeEach, expect, test } from "vitest";
import { JoinError } from "#collab-server/rooms/join-error.ts";
import type { Role } from "#lib/collab/role.ts";
import type { LinkEntry } from "#lib/collab/service-api.ts";
import type { DirectoryServer } from "./directory-server.ts";
import { address, useSharing } from "./sharing-bench.ts";

const dayMs = 24 * 60 * 60 * 1000;
const bench = useSharing();
let server: DirectoryServer;
let documentId: string;
beforeEach(() => {
  server = bench.server();
  documentId = bench.documentId();
});

const redeem = (personId: string, { secret }: LinkEntry) => server.as(personId).redeemLink(secret, address);
const enter = (personId: string) => server.access.joined(personId, documentId);
/** A document in the trash is as good as none for whoever had access; that they are told so is another test's matter. */
const roleNow = async (personId: string) =>
  server.access.admit({ sub: personId, name: "x", color: "#000000" }, documentId).then(
    (admission) => admission?.role,
    (error: unknown) => {
      if (!(error instanceof JoinError)) throw error;
      return undefined;
    },
  );
const uses = async () => (await server.as("ann").links(documentId)).map((link) => link.uses);

test("a link lets somebody in with its role, and the document is in their list", async () => {
  const link = await server.as("ann").createLink(documentId, "comment");
  expect(link.secret).toMatch(/^[A-Za-z0-9_-]{32}$/);
  expect(await redeem("bob", link)).toEqual({ documentId, role: "comment" });
  expect(await roleNow("bob")).toBe("comment");
  expect(await server.as("bob").documents("all")).toMatchObject([
    { id: documentId, title: "Plan", role: "comment", owner: { id: "ann" } },
  ]);
});

test("a use is counted at the first join, once per person", async () => {
  const link = await server.as("ann").createLink(documentId, "edit");
  await redeem("bob", link);
  await redeem("bob", link);
  expect(await uses()).toEqual([0]);
  await enter("bob");
  await enter("bob");
  expect(await uses()).toEqual([1]);
  await redeem("cleo", link);
  await enter("cleo");
  await enter("ann");
  expect(await uses()).toEqual([2]);
});

test("the owner opens their own link and stays the owner", async () => {
  const link = await server.as("ann").createLink(documentId, "view");
  expect(await redeem("ann", link)).toEqual({ documentId, role: "own" });
  await enter("ann");
  expect(await uses()).toEqual([0]);
  await server.as("ann").revokeLink(documentId, link.id);
  expect(await roleNow("ann")).toBe("own");
});

test("a revocation that is taken back opens the same secret again, and gives nobody access by itself", async () => {
  const link = await server.as("ann").createLink(documentId, "edit");
  await redeem("bob", link);
  await server.as("ann").revokeLink(documentId, link.id);
  expect(await server.as("ann").restoreLink(documentId, link.id)).toMatchObject({ secret: link.secret });
  expect(await roleNow("bob")).toBeUndefined();
  expect(await redeem("bob", link)).toEqual({ documentId, role: "edit" });
});

test("revoking a link puts out who came by it only, at once, and the others fall back to what they hold", async () => {
  const view = await server.as("ann").createLink(documentId, "view");
  const edit = await server.as("ann").createLink(documentId, "edit");
  await redeem("bob", edit);
  await redeem("cleo", view);
  await redeem("cleo", edit);
  await redeem("dora", view);
  for (const person of ["bob", "cleo", "dora"]) await enter(person);
  server.changes.length = 0;

  await server.as("ann").revokeLink(documentId, edit.id);
  const told = (personId: string, role: Role | undefined) => ({
    kind: "role",
    room: documentId,
    personId,
    role,
  });
  expect(server.changes).toEqual([
    { ...told("bob", undefined), why: "linkRevoked" },
    { ...told("cleo", "view"), why: "linkRevoked" },
  ]);
  expect(await Promise.all(["ann", "bob", "cleo", "dora"].map(roleNow))).toEqual([
    "own",
    undefined,
    "view",
    "view",
  ]);
  expect(await server.as("bob").documents("all")).toEqual([]);
  await expect(redeem("eve", edit)).rejects.toMatchObject({ code: "link_revoked", httpStatus: 410 });
  expect((await server.as("ann").links(documentId)).map(({ id }) => id)).toEqual([view.id]);

  server.changes.length = 0;
  await server.as("ann").revokeLink(documentId, edit.id);
  expect(server.changes).toEqual([]);
  await expect(server.as("ann").rotateLink(documentId, edit.id)).rejects.toMatchObject({ code: "not_found" });
});

test("revoking the weaker of two links changes nothing for who holds the stronger", async () => {
  const view = await server.as("ann").createLink(documentId, "view");
  const edit = await server.as("ann").createLink(documentId, "edit");
  await redeem("bob", view);
  await redeem("bob", edit);
  server.changes.length = 0;
  await server.as("ann").revokeLink(documentId, view.id);
  expect(server.changes).toEqual([]);
  expect(await roleNow("bob")).toBe("edit");
});

test("a stronger link reaches somebody who is in already at once, and counts as used", async () => {
  const view = await server.as("ann").createLink(documentId, "view");
  const edit = await server.as("ann").createLink(documentId, "edit");
  await redeem("bob", view);
  await enter("bob");
  server.changes.length = 0;
  await redeem("bob", edit);
  expect(server.changes).toEqual([{ kind: "role", room: documentId, personId: "bob", role: "edit" }]);
  expect(await uses()).toEqual([1, 1]);
  server.clock.now += 2 * dayMs;
  await server.directory.sweep();
  expect(await roleNow("bob")).toBe("edit");
});

test("rotating a link ends the old secret, and nobody's access", async () => {
  const link = await server.as("ann").createLink(documentId, "edit");
  await redeem("bob", link);
  await enter("bob");
  server.changes.length = 0;
  const rotated = await server.as("ann").rotateLink(documentId, link.id);
  expect(rotated).toMatchObject({ id: link.id, role: "edit", uses: 1 });
  expect(rotated.secret).not.toBe(link.secret);
  await expect(redeem("cleo", link)).rejects.toMatchObject({ code: "link_revoked" });
  expect(await redeem("cleo", rotated)).toEqual({ documentId, role: "edit" });
  expect(await roleNow("bob")).toBe("edit");
  expect(server.changes.filter((change) => "personId" in change && change.personId === "bob")).toEqual([]);
  expect(await server.as("ann").links(documentId)).toEqual([rotated]);
});

test("a secret that is made up, cut or changed in any letter is unknown", async () => {
  const { secret } = await server.as("ann").createLink(documentId, "edit");
  const flip = (at: number) =>
    `${secret.slice(0, at)}${secret[at] === "A" ? "B" : "A"}${secret.slice(at + 1)}`;
  const wrong = [
    "",
    "x",
    secret.slice(0, -1),
    `${secret}A`,
    `${secret} `,
    flip(0),
    flip(12),
    flip(31),
    "..%2f",
  ];
  for (const bad of wrong)
    await expect(server.as("bob").redeemLink(bad, address)).rejects.toMatchObject({ code: "link_unknown" });
  expect(await server.as("bob").documents("all")).toEqual([]);
  expect((await server.client.allPeople()).map(({ id }) => id)).toEqual(["ann"]);
});

test("guessing is slowed down per address, and waiting helps", async () => {
  const link = await server.as("ann").createLink(documentId, "edit");
  const guess = (from: string) => server.as("eve").redeemLink("A".repeat(32), from);
  for (let i = 0; i < 40; i++) await expect(guess(address)).rejects.toMatchObject({ code: "link_unknown" });
  await expect(guess(address)).rejects.toMatchObject({
    code: "rate_limited",
    httpStatus: 429,
    retryAfterSeconds: 1,
  });
  await expect(redeem("bob", link)).rejects.toMatchObject({ code: "rate_limited" });
  await expect(server.client.redeemIdentity("x", address)).rejects.toMatchObject({ code: "rate_limited" });
  await expect(server.as("bob").redeemLink(link.secret, "198.51.100.7")).resolves.toMatchObject({
    documentId,
  });
  server.clock.now += 1_000;
  await expect(redeem("cleo", link)).resolves.toMatchObject({ documentId });
});

test("what was opened and never entered is gone after a day, person and all", async () => {
  const link = await server.as("ann").createLink(documentId, "edit");
  await redeem("robot", link);
  await redeem("bob", link);
  await enter("bob");
  await redeem("named", link);
  await server.as("named").renameMe("Nora");
  server.clock.now += dayMs - 1;
  await server.directory.sweep();
  expect(await roleNow("robot")).toBe("edit");
  server.clock.now += 1;
  await server.directory.sweep();
  expect(await Promise.all(["robot", "bob", "named"].map(roleNow))).toEqual([undefined, "edit", undefined]);
  expect((await server.client.allPeople()).map(({ id }) => id).sort()).toEqual(["ann", "bob", "named"]);
  expect(await redeem("robot", link)).toMatchObject({ role: "edit" });
});

test("the trash puts everybody out but the owner; restoring lets them in again; links rest meanwhile", async () => {
  const link = await server.as("ann").createLink(documentId, "edit");
  await redeem("bob", link);
  await enter("bob");
  server.changes.length = 0;
  await server.as("ann").trashDocument(documentId);
  expect(server.changes).toEqual([
    { kind: "role", room: documentId, personId: "bob", role: undefined, why: "trashed" },
  ]);
  expect([await roleNow("ann"), await roleNow("bob")]).toEqual(["own", undefined]);
  expect(await server.as("bob").documents("trash")).toEqual([]);
  expect((await server.as("ann").documents("trash")).map(({ id }) => id)).toEqual([documentId]);
  await expect(redeem("cleo", link)).rejects.toMatchObject({ code: "link_revoked" });
  await server.as("ann").restoreDocument(documentId);
  expect(await roleNow("bob")).toBe("edit");
  expect(await redeem("cleo", link)).toMatchObject({ role: "edit" });
});

test("people shows who came in, the owner first, and by which link; who only opened a link is left out", async () => {
  const edit = await server.as("ann").createLink(documentId, "edit");
  const view = await server.as("ann").createLink(documentId, "view");
  await redeem("zoe", edit);
  await redeem("zoe", view);
  await enter("zoe");
  await redeem("bob", view);
  await enter("bob");
  await redeem("robot", view);
  await server.as("ann").renameMe("Zz Ann");
  await server.as("bob").renameMe("Bob");
  await server.as("zoe").renameMe("Zoë");
  const people = await server.as("zoe").people(documentId);
  expect(people.map(({ person, role, linkId }) => [person.name, role, linkId])).toEqual([
    ["Zz Ann", "own", null],
    ["Bob", "view", view.id],
    ["Zoë", "edit", edit.id],
  ]);
});

test("a revoke and a redeem at the same moment never leave somebody in by a dead link", async () => {
  for (let round = 0; round < 20; round++) {
    const link = await server.as("ann").createLink(documentId, "edit");
    const person = `person${round}`;
    await Promise.allSettled([redeem(person, link), server.as("ann").revokeLink(documentId, link.id)]);
    expect(await roleNow(person)).toBeUndefined();
  }
});

test("admission asks the directory, not the token", async () => {
  const link = await server.as("ann").createLink(documentId, "view");
  await redeem("bob", link);
  await server.as("bob").renameMe("Bob");
  const claims = { sub: "bob", name: "Old name", color: "#000000" };
  const { access } = server;
  expect(await access.admit(claims, documentId)).toMatchObject({
    role: "view",
    user: { id: "bob", name: "Bob", color: expect.stringMatching(/^#[0-9a-f]{6}$/) },
    document: { incarnation: expect.any(String), format: "text", schemaVersion: 1 },
  });
  expect(await access.admit({ ...claims, room: documentId, role: "edit" }, documentId)).toBeUndefined();
  expect(await access.admit(undefined, documentId)).toBeUndefined();
  expect(await access.admit(claims, "another room")).toBeUndefined();
  expect(await access.admit({ ...claims, sub: "eve" }, documentId)).toBeUndefined();
});
