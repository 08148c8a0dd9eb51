/** People of a document: roles of their own, removal, co-owners, handing over, who is seen. */
import { beforeEach, expect, test } from "vitest";
import type { DirectoryServer } from "./directory-server.ts";
import { useSharing } from "./sharing-bench.ts";

const bench = useSharing();
const { ann, redeem, roleOf, changesOf } = bench;
let server: DirectoryServer;
let documentId: string;
beforeEach(() => {
  server = bench.server();
  documentId = bench.documentId();
});

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

test("an owner hides viewers from the list of people present, and nobody else does", async () => {
  await server.letIn("ann", documentId, "bob", "edit");
  expect(await ann().setHidesViewers(documentId, true)).toMatchObject({ hidesViewers: true });
  expect(server.changes.at(-1)).toEqual({ kind: "audience", room: documentId, hidesViewers: true });
  await expect(server.as("bob").setHidesViewers(documentId, false)).rejects.toMatchObject({
    code: "forbidden",
  });
});
