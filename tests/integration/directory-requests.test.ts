/** Asking for more access, and what the owners answer. */
import { beforeEach, describe, expect, test } from "vitest";
import { limits } from "#lib/collab/limits.ts";
import type { DirectoryServer } from "./directory-server.ts";
import { useSharing } from "./sharing-bench.ts";

const bench = useSharing();
const { ann, roleOf, changesOf } = bench;
let server: DirectoryServer;
let documentId: string;
beforeEach(() => {
  server = bench.server();
  documentId = bench.documentId();
});

describe("asking for more", () => {
  const tellsOwners = { kind: "event", to: { atLeast: "own" }, event: { kind: "accessRequests" } };

  /** Their bells hear of it besides. */
  const toldInRoom = () => server.changes.filter(({ kind }) => kind === "event");

  test("reaches the owners, who say yes", async () => {
    await server.letIn("ann", documentId, "bob", "view");
    server.changes.length = 0;
    await server.as("bob").askForAccess(documentId, "comment");
    await server.as("bob").askForAccess(documentId, "edit");
    expect(toldInRoom()).toMatchObject([tellsOwners, tellsOwners]);
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
    expect(toldInRoom()).toMatchObject([
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
