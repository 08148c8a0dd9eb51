/** Every role and every call about one document, as one table. */
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { linkRoles } from "#lib/collab/role.ts";
import type { PersonClient } from "#lib/documents/documents-client.ts";
import { type DirectoryServer, startDirectoryServer } from "./directory-server.ts";

type Outcome = "ok" | "forbidden" | "not_found";
const everybody = ["own", "edit", "comment", "view", "none"] as const;
type Who = (typeof everybody)[number];

/** `linkId` is one of the document's links, fresh for every call. */
type Act = (person: PersonClient, documentId: string, linkId: string) => Promise<unknown>;

const owner = {
  own: "ok",
  edit: "forbidden",
  comment: "forbidden",
  view: "forbidden",
  none: "not_found",
} as const;
const editor = { ...owner, edit: "ok" } as const;
const reader = { ...editor, comment: "ok", view: "ok" } as const;

const rename: Act = (person, id) => person.renameDocument(id, "New");
const acts: { name: string; act: Act; allowed: Record<Who, Outcome> }[] = [
  { name: "read the entry", act: (person, id) => person.document(id), allowed: reader },
  { name: "rename the document", act: rename, allowed: editor },
  { name: "see the people", act: (person, id) => person.people(id), allowed: editor },
  { name: "see the links", act: (person, id) => person.links(id), allowed: owner },
  { name: "create a link", act: (person, id) => person.createLink(id, "view"), allowed: owner },
  {
    name: "edit a link",
    act: (person, id, linkId) => person.editLink(id, linkId, { label: "A" }),
    allowed: owner,
  },
  { name: "rotate a link", act: (person, id, linkId) => person.rotateLink(id, linkId), allowed: owner },
  { name: "revoke a link", act: (person, id, linkId) => person.revokeLink(id, linkId), allowed: owner },
  { name: "restore a link", act: (person, id, linkId) => person.restoreLink(id, linkId), allowed: owner },
  { name: "move to the trash", act: (person, id) => person.trashDocument(id), allowed: owner },
  { name: "take out of the trash", act: (person, id) => person.restoreDocument(id), allowed: owner },
];

let server: DirectoryServer;
beforeAll(async () => {
  server = await startDirectoryServer();
});
afterAll(() => server.close());

async function documentWithEverybody(): Promise<string> {
  const { id } = await server.as("own").createDocument({ kind: "blank", title: "Plan" });
  for (const role of linkRoles) await server.letIn("own", id, role, role);
  return id;
}

async function outcomeOf(act: Act, who: Who, documentId: string): Promise<string> {
  const { id: linkId } = await server.directory.links.create("own", documentId, { role: "view" });
  return act(server.as(who), documentId, linkId).then(
    () => "ok",
    (error: { code: string }) => error.code,
  );
}

const table = acts.flatMap(({ name, act, allowed }) =>
  everybody.map((who) => ({ name, act, who, expected: allowed[who] })),
);

describe("a document", () => {
  test.each(table)("$who: $name is $expected", async ({ act, who, expected }) => {
    const id = await documentWithEverybody();
    expect(await outcomeOf(act, who, id)).toBe(expected);
    const isRenamed = act === rename && expected === "ok";
    expect((await server.as("own").document(id)).title).toBe(isRenamed ? "New" : "Plan");
  });
});

describe("a document in the trash is its owner's alone", () => {
  test.each(table)("$who: $name", async ({ act, who }) => {
    const id = await documentWithEverybody();
    await server.as("own").trashDocument(id);
    expect(await outcomeOf(act, who, id)).toBe(who === "own" ? "ok" : "not_found");
  });
});

test("who has no access gets the same answer for a document that exists and one that does not", async () => {
  const id = await documentWithEverybody();
  const missing = "A".repeat(22);
  for (const path of ["", "/people", "/links"]) {
    const answers = await Promise.all(
      [id, missing].map(async (documentId) => {
        const response = await server.raw(`/v1/documents/${documentId}${path}`, {
          headers: { "quire-person": "stranger" },
        });
        const { date: _date, ...headers } = Object.fromEntries(response.headers);
        return { status: response.status, headers, body: await response.text() };
      }),
    );
    expect(answers[0]?.status).toBe(404);
    expect(answers[0]).toEqual(answers[1]);
  }
});

test("the work for a stranger is the same as well: the same reads of the store", async () => {
  const id = await documentWithEverybody();
  const reads: number[] = [];
  for (const documentId of [id, "A".repeat(22)]) {
    const spies = [vi.spyOn(server.store, "get"), vi.spyOn(server.store, "range")];
    await expect(server.as("stranger").document(documentId)).rejects.toMatchObject({ code: "not_found" });
    reads.push(spies.reduce((sum, spy) => sum + spy.mock.calls.length, 0));
    for (const spy of spies) spy.mockRestore();
  }
  expect(reads[0]).toBeGreaterThan(0);
  expect(reads[0]).toBe(reads[1]);
});

test("a link of another document is no link of this one", async () => {
  const [mine, other] = [await documentWithEverybody(), await documentWithEverybody()];
  const link = await server.as("own").createLink(other, "view");
  await expect(server.as("own").revokeLink(mine, link.id)).rejects.toMatchObject({ code: "not_found" });
  await expect(server.as("own").rotateLink(mine, link.id)).rejects.toMatchObject({ code: "not_found" });
  expect((await server.as("own").links(other)).map(({ id }) => id)).toContain(link.id);
});
