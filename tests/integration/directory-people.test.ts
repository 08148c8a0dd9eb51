import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { friendlyPerson } from "#lib/collab/friendly-person.ts";
import { type DirectoryServer, startDirectoryServer } from "./directory-server.ts";

const address = "192.0.2.1";
let server: DirectoryServer;
beforeEach(async () => {
  server = await startDirectoryServer();
});
afterEach(() => server.close());

const secretOf = ({ path }: { path: string }) => path.replace("/i/", "");

test("looking around leaves no trace", async () => {
  const me = await server.as("ann").me();
  expect(me).toEqual({ id: "ann", ...friendlyPerson("ann"), keyVersion: 1, mayCreate: true });
  await server.as("ann").documents("all");
  await expect(server.as("ann").document("A".repeat(22))).rejects.toThrow("not_found");
  expect(await server.client.allPeople()).toEqual([]);
});

test("a new name is cleaned, kept, and told to everybody present", async () => {
  const renamed = await server.as("ann").renameMe("  Ann\u202e\n Lee\u0007 ");
  expect(renamed).toMatchObject({ id: "ann", name: "Ann Lee", color: friendlyPerson("ann").color });
  expect(await server.as("ann").me()).toEqual(renamed);
  const { id, name, color } = renamed;
  expect(server.changes).toEqual([{ kind: "person", user: { id, name, color } }]);
  expect((await server.as("ann").renameMe("😀".repeat(40))).name).toBe("😀".repeat(40));
  await expect(server.as("ann").renameMe("\u200b\u3164")).rejects.toMatchObject({ code: "bad_request" });
  await expect(server.as("ann").renameMe("x".repeat(81))).rejects.toMatchObject({ code: "bad_request" });
});

test("the operator sees who was written down, the first first, and how many documents each has", async () => {
  await server.as("zoe").createDocument({ kind: "blank" });
  server.clock.now += 1;
  await server.as("ann").renameMe("Ann");
  expect(await server.client.allPeople()).toEqual([
    { id: "zoe", name: friendlyPerson("zoe").name, createdAt: server.clock.now - 1, documents: 2 },
    { id: "ann", name: "Ann", createdAt: server.clock.now, documents: 0 },
  ]);
});

test("an identity link gives the identity back once, and leaves other devices signed in", async () => {
  await server.as("ann").renameMe("Ann");
  const link = await server.client.createIdentityLink("ann", false);
  expect(link.path).toMatch(/^\/i\/[A-Za-z0-9_-]{32}$/);
  expect(link.expiresAt).toBe(server.clock.now + 24 * 60 * 60 * 1000);
  const both = await Promise.allSettled([
    server.client.redeemIdentity(secretOf(link), address),
    server.client.redeemIdentity(secretOf(link), address),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(both.find(({ status }) => status === "fulfilled")).toMatchObject({
    value: { personId: "ann", keyVersion: 1 },
  });
  expect((await server.as("ann").me()).name).toBe("Ann");
});

test("asked to, an identity link ends the person's sessions elsewhere", async () => {
  await server.as("ann").renameMe("Ann");
  const link = await server.client.createIdentityLink("ann", true);
  expect((await server.as("ann").me()).name).toBe("Ann");
  const identity = await server.client.redeemIdentity(secretOf(link), address);
  expect(identity).toEqual({ personId: "ann", keyVersion: 2 });
  await expect(server.as("ann").me()).rejects.toMatchObject({ code: "session_ended", httpStatus: 401 });
  expect(await server.client.forPerson(identity).me()).toMatchObject({ name: "Ann", keyVersion: 2 });
});

test("an identity link dies after a day, and is kept only as a hash", async () => {
  await server.as("ann").renameMe("Ann");
  const link = await server.client.createIdentityLink("ann", false);
  const rows: string[] = [];
  const everything = { gte: Uint8Array.of(0), lt: Uint8Array.of(0xff) };
  for await (const { key, value } of server.store.range(everything))
    rows.push(Buffer.from(key).toString("latin1") + Buffer.from(value).toString("latin1"));
  expect(rows.join("\n")).toContain("directory.identityLink");
  expect(rows.join("\n")).not.toContain(secretOf(link));
  server.clock.now = link.expiresAt;
  await expect(server.client.redeemIdentity(secretOf(link), address)).rejects.toMatchObject({
    code: "link_unknown",
  });
  await server.directory.sweep();
  const left: string[] = [];
  for await (const { key } of server.store.range(everything)) left.push(Buffer.from(key).toString("latin1"));
  expect(left.filter((key) => key.includes("identityLink"))).toEqual([]);
});

test("nobody can be brought back who was never here", async () => {
  await expect(server.client.createIdentityLink("ghost", false)).rejects.toMatchObject({ code: "not_found" });
  await expect(server.client.createIdentityLink("gh/ost", false)).rejects.toMatchObject({
    code: "not_found",
  });
});

test("everything is there after the server was started anew", async () => {
  const folder = await mkdtemp(join(tmpdir(), "quire-directory-"));
  const first = await startDirectoryServer(folder);
  const { id } = await first.as("ann").createDocument({ kind: "blank", title: "Plan" });
  await first.letIn("ann", id, "bob", "comment");
  await first.as("bob").renameMe("Bob");
  const before = [await first.as("ann").documents("all"), await first.as("ann").links(id)];
  await first.close();
  const second = await startDirectoryServer(folder);
  expect([await second.as("ann").documents("all"), await second.as("ann").links(id)]).toEqual(before);
  expect(await second.as("bob").document(id)).toMatchObject({ role: "comment" });
  expect((await second.as("bob").me()).name).toBe("Bob");
  await second.close();
  await rm(folder, { recursive: true, force: true });
});
