/** What every DirectoryPort must do. Each adapter's test calls this with a way to make an empty directory. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { DirectoryPort } from "./directory-port.ts";
import type { AccessRequestRecord, DeviceRecord, GrantRecord, PersonRecord, ShelfRecord } from "./records.ts";
import { sampleDocument, sampleGrant, sampleLink } from "./sample-records.ts";

const document = (id: string, title = "") => sampleDocument({ id, title });
const person = (id: string): PersonRecord => ({
  id,
  name: null,
  color: null,
  isMember: false,
  keyVersion: 1,
  createdAt: 1,
  welcomeId: null,
});
const link = (id: string, documentId: string) => sampleLink({ id, documentId });
const grant = (documentId: string, personId: string, joinedAt?: number | null) =>
  sampleGrant({
    documentId,
    personId,
    own: joinedAt === undefined,
    links:
      joinedAt === undefined
        ? []
        : [{ linkId: "l1", role: "view", redeemedAt: 1, joinedAt, expiresAt: null }],
  });
const request = (documentId: string, personId: string): AccessRequestRecord => ({
  documentId,
  personId,
  role: "edit",
  askedAt: 1,
  declinedAt: null,
});
const identityLink = (hash: string) => ({ hash, personId: "ann", signOutOthers: false, expiresAt: 5 });

/** Runs the contract on the directories that `open` makes; `dispose` removes what is left behind. */
export function describeDirectory(
  name: string,
  open: () => Promise<DirectoryPort>,
  dispose: () => Promise<void>,
): void {
  describe(`directory: ${name}`, () => {
    let directory: DirectoryPort;
    beforeEach(async () => {
      directory = await open();
    });
    afterEach(dispose);

    test("finds what is in the trash since long, and what is unfinished", async () => {
      const trashed = (id: string, trashedAt: number | null) => ({ ...document(id), trashedAt });
      await directory.write([
        { kind: "document", put: trashed("d1", 10) },
        { kind: "document", put: trashed("d2", 11) },
        { kind: "document", put: trashed("d3", null) },
        { kind: "unfinished", put: { id: "d4", at: 3 } },
        { kind: "unfinished", put: { id: "d5", at: 4 } },
      ]);
      expect((await directory.documentsTrashedBefore(10)).map(({ id }) => id)).toEqual(["d1"]);
      await directory.write([{ kind: "unfinished", remove: { id: "d4", at: 0 } }]);
      expect(await directory.unfinished()).toEqual([{ id: "d5", at: 4 }]);
    });

    test("gives back what was put, the newest of each identity, and undefined for what is not there", async () => {
      await directory.write([
        { kind: "document", put: document("d1", "old") },
        { kind: "person", put: person("ann") },
        { kind: "link", put: link("l1", "d1") },
        { kind: "grant", put: grant("d1", "ann") },
        { kind: "identityLink", put: identityLink("h1") },
      ]);
      await directory.write([{ kind: "document", put: document("d1", "new") }]);
      expect(await directory.document("d1")).toEqual(document("d1", "new"));
      expect(await directory.person("ann")).toEqual(person("ann"));
      expect(await directory.link("l1")).toEqual(link("l1", "d1"));
      expect(await directory.grant("d1", "ann")).toEqual(grant("d1", "ann"));
      expect(await directory.identityLink("h1")).toEqual(identityLink("h1"));
      expect(await directory.document("d2")).toBeUndefined();
      expect(await directory.grant("d1", "bob")).toBeUndefined();
      expect(await directory.grant("d", "ann")).toBeUndefined();
    });

    test("finds several by id, each once, and leaves out what is not there", async () => {
      await directory.write([
        { kind: "document", put: document("d1") },
        { kind: "document", put: document("d2") },
        { kind: "person", put: person("ann") },
      ]);
      expect([...(await directory.documentsById(["d2", "d1", "d2", "d3"])).keys()].sort()).toEqual([
        "d1",
        "d2",
      ]);
      expect(await directory.peopleById(["ann", "bob"])).toEqual(new Map([["ann", person("ann")]]));
    });

    test("keeps who asks for more, by document", async () => {
      await directory.write([
        { kind: "accessRequest", put: request("d1", "bob") },
        { kind: "accessRequest", put: request("d2", "bob") },
      ]);
      expect(await directory.accessRequest("d1", "bob")).toEqual(request("d1", "bob"));
      expect(await directory.accessRequestsOfDocument("d1")).toEqual([request("d1", "bob")]);
      await directory.write([{ kind: "accessRequest", remove: request("d1", "bob") }]);
      expect(await directory.accessRequestsOfDocument("d1")).toEqual([]);
    });

    test("keeps what each person keeps about a document, by person and by document", async () => {
      const shelf = (documentId: string, personId: string): ShelfRecord => ({
        documentId,
        personId,
        isStarred: true,
        tags: ["work"],
        openedAt: null,
      });
      const [a1, a2, b1] = [shelf("d1", "ann"), shelf("d2", "ann"), shelf("d1", "bob")];
      await directory.write([a1, a2, b1].map((put) => ({ kind: "shelf", put })));
      expect(await directory.shelf("d1", "ann")).toEqual(a1);
      expect(ids(await directory.shelvesOfPerson("ann"))).toEqual(["d1 ann", "d2 ann"]);
      expect(ids(await directory.shelvesOfDocument("d1"))).toEqual(["d1 ann", "d1 bob"]);
      await directory.write([{ kind: "shelf", remove: a1 }]);
      expect(await directory.shelf("d1", "ann")).toBeUndefined();
      expect(ids(await directory.shelvesOfPerson("ann"))).toEqual(["d2 ann"]);
      expect(ids(await directory.shelvesOfDocument("d1"))).toEqual(["d1 bob"]);
    });

    test("walks through every document, however many", async () => {
      const names = Array.from({ length: 350 }, (_, at) => `d${at}`);
      await directory.write(names.map((id) => ({ kind: "document", put: document(id) })));
      const seen: string[] = [];
      for await (const { id } of directory.eachDocument()) seen.push(id);
      expect(seen.sort()).toEqual(names.sort());
    });

    test("keeps somebody's devices", async () => {
      const device = (personId: string, id: string): DeviceRecord => ({
        personId,
        id,
        name: "Firefox, Linux",
        createdAt: 1,
        seenAt: 2,
        endedAt: null,
      });
      await directory.write([
        { kind: "device", put: device("ann", "d1") },
        { kind: "device", put: device("ann", "d2") },
        { kind: "device", put: device("bob", "d1") },
      ]);
      await directory.write([{ kind: "device", remove: device("ann", "d2") }]);
      expect(await directory.device("ann", "d1")).toEqual(device("ann", "d1"));
      expect(await directory.devicesOfPerson("ann")).toEqual([device("ann", "d1")]);
    });

    test("removes, and does not mind what is not there", async () => {
      await directory.write([{ kind: "link", put: link("l1", "d1") }]);
      await directory.write([
        { kind: "link", remove: link("l1", "d1") },
        { kind: "grant", remove: grant("d1", "nobody") },
        { kind: "identityLink", remove: identityLink("never") },
      ]);
      expect(await directory.link("l1")).toBeUndefined();
      expect(await directory.linksOfDocument("d1")).toEqual([]);
    });

    test("lists by person and by document, and no id is taken for the start of another", async () => {
      await directory.write([
        { kind: "grant", put: grant("d1", "ann") },
        { kind: "grant", put: grant("d1", "bob", 3) },
        { kind: "grant", put: grant("d10", "ann", 3) },
        { kind: "grant", put: grant("d1", "ann2", 3) },
        { kind: "link", put: link("l1", "d1") },
        { kind: "link", put: link("l2", "d1") },
        { kind: "link", put: link("l3", "d10") },
      ]);
      expect(ids(await directory.grantsOfPerson("ann"))).toEqual(["d1 ann", "d10 ann"]);
      expect(ids(await directory.grantsOfDocument("d1"))).toEqual(["d1 ann", "d1 ann2", "d1 bob"]);
      expect((await directory.linksOfDocument("d1")).map(({ id }) => id).sort()).toEqual(["l1", "l2"]);
      expect(await directory.grantsOfPerson("a")).toEqual([]);
    });

    test("lists everybody, and all identity links", async () => {
      await directory.write([
        { kind: "person", put: person("ann") },
        { kind: "person", put: person("bob") },
        { kind: "identityLink", put: identityLink("h1") },
      ]);
      expect((await directory.people()).map(({ id }) => id).sort()).toEqual(["ann", "bob"]);
      expect(await directory.identityLinks()).toEqual([identityLink("h1")]);
    });

    test("knows the grants that nobody entered with, until somebody does or they are removed", async () => {
      await directory.write([
        { kind: "grant", put: grant("d1", "ann", null) },
        { kind: "grant", put: grant("d1", "bob", null) },
        { kind: "grant", put: grant("d1", "owner") },
        { kind: "grant", put: grant("d1", "dora", 3) },
      ]);
      expect(ids(await directory.grantsNotJoined())).toEqual(["d1 ann", "d1 bob"]);
      await directory.write([
        { kind: "grant", put: grant("d1", "ann", 9) },
        { kind: "grant", remove: grant("d1", "bob", null) },
      ]);
      expect(await directory.grantsNotJoined()).toEqual([]);
      expect(ids(await directory.grantsOfPerson("bob"))).toEqual([]);
    });

    test("nothing to write is no error", async () => {
      await expect(directory.write([])).resolves.toBeUndefined();
    });

    test("exclusive work under one name takes turns, also after a failure; other names go on", async () => {
      const script: string[] = [];
      let letFirstGo = () => {};
      const first = new Promise<void>((resolve) => {
        letFirstGo = resolve;
      });
      const runs = [
        directory.exclusively("document:d1", async () => {
          script.push("first in");
          await first;
          script.push("first out");
          throw new Error("on purpose");
        }),
        directory.exclusively("document:d1", async () => void script.push("second")),
        directory.exclusively("document:d2", async () => void script.push("other")),
      ];
      await runs[2];
      letFirstGo();
      await expect(runs[0]).rejects.toThrow("on purpose");
      await runs[1];
      await directory.exclusively("document:d1", async () => void script.push("third"));
      expect(script).toEqual(["first in", "other", "first out", "second", "third"]);
    });
  });
}

function ids(grants: readonly Pick<GrantRecord, "documentId" | "personId">[]): string[] {
  return grants.map(({ documentId, personId }) => `${documentId} ${personId}`).sort();
}
