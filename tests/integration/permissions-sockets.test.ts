/**
 * Who may read and write over the socket, through the real launcher; what every refusal's close code is; and what becomes of
 * edits that were made without a connection.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { type CloseReason, closeCodes } from "#lib/collab/close-codes.ts";
import { projectRoot } from "./launcher-process.ts";
import { everybody, ok, type Subject, usePeople, type Who } from "./people-of-every-role.ts";
import type { RawClient } from "./raw-client.ts";

const soon = { timeout: 15_000, interval: 20 };
const { as, idOf, makeDocument, open, openAnonymous } = usePeople();

const titleOf = ({ doc }: RawClient) => doc.getText("title").toJSON();

describe("sockets", () => {
  type Power = "writes" | "reads" | "nothing";
  const powers: Record<Who, Power> = {
    owner: "writes",
    coOwner: "writes",
    edit: "writes",
    comment: "reads",
    view: "reads",
    removed: "nothing",
    ended: "nothing",
    none: "nothing",
  };

  test.each(everybody)("%s", async (who) => {
    const { id } = await makeDocument();
    const watcher = await open("owner", id);
    await watcher.synced;
    const client = await open(who, id);
    if (powers[who] === "nothing") {
      expect((await client.closed).code).toBe(closeCodes.forbidden.code);
      expect(client.frames).toEqual([]);
      return;
    }
    await client.synced;
    expect(titleOf(client)).toBe("Plan");
    client.edit((doc) => doc.getText("title").insert(0, `${who} `));
    // A round through the room, behind what the client sent: whatever was to arrive has arrived.
    watcher.edit((doc) => doc.getText("title").insert(doc.getText("title").length, "!"));
    await vi.waitFor(() => expect(titleOf(client)).toContain("!"), soon);
    if (powers[who] === "writes") await vi.waitFor(() => expect(titleOf(watcher)).toContain(who), soon);
    const late = await open("owner", id);
    await late.synced;
    expect(titleOf(late).includes(who)).toBe(powers[who] === "writes");
  });

  test("every refusal has its close code", { timeout: 60_000 }, async () => {
    const { id } = await makeDocument();
    const codeOf = async (client: RawClient) => (await client.closed).code;
    expect(await codeOf(await open("none", id))).toBe(4403);
    expect(await codeOf(await open("none", "A".repeat(22)))).toBe(4403);
    expect(await codeOf(await open("edit", id, "?incarnation=another"))).toBe(4409);
    const garbage = await open("edit", id);
    await garbage.synced;
    garbage.send(Uint8Array.of(250, 250, 250));
    expect(await codeOf(garbage)).toBe(4400);
    const huge = await open("edit", id);
    await huge.synced;
    huge.send(new Uint8Array(17 * 1024 * 1024));
    expect(await codeOf(huge)).toBe(4413);
    expect(await codeOf(openAnonymous(id))).toBe(4401);

    const [editor, viewer] = [await open("edit", id), await open("view", id)];
    await Promise.all([editor.synced, viewer.synced]);
    await ok(as("owner").send("DELETE", `/api/documents/${id}/people/${idOf("edit")}`));
    expect(await codeOf(editor)).toBe(4403);
    await ok(as("owner").send("POST", `/api/documents/${id}/trash`));
    expect(await codeOf(viewer)).toBe(4404);
    expect(await codeOf(await open("view", id))).toBe(4404);
    expect(await codeOf(await open("none", id))).toBe(4403);
  });

  const here = "tests/integration/permissions-sockets.test.ts";
  /** Where each code is met. What is no matter of permission is met where a server can be brought to it. */
  const metIn: Record<CloseReason, string> = {
    unauthorized: here,
    forbidden: here,
    gone: here,
    otherIncarnation: here,
    badMessage: here,
    tooLarge: here,
    restart: "tests/integration/collab-sockets.test.ts",
    overload: "tests/integration/collab-inflow.test.ts",
    loadFailed: "tests/integration/collab-damage.test.ts",
    storeFailed: "collab-server/rooms/room-limits.test.ts",
    // The page stops by itself when it is too old, and says so; the code is kept for servers that will not wait for that.
    schemaTooOld: "lib/collab/connection-machine.test.ts",
    // The client's own goodbye.
    normal: "lib/collab/connection-machine.test.ts",
  };
  test.each(Object.entries(metIn))("the code of %s is met in %s", (reason, file) => {
    const { code } = Object.entries(closeCodes).find(([each]) => each === reason)?.[1] ?? {};
    expect(readFileSync(join(projectRoot, file), "utf8")).toMatch(new RegExp(`\\b${code}\\b`));
  });
});

describe("what an editor typed without a connection, when they come back", () => {
  interface Ending {
    end: (subject: Subject) => Promise<unknown>;
    /** A close code, or what the socket is still good for. */
    meets: number | "reads" | "writes";
  }
  const change = (method: "PATCH" | "DELETE" | "POST", path: string, body?: unknown) =>
    ok(as("owner").send(method, path, body));
  const endings: Record<string, Ending> = {
    "nothing happened": { end: async () => undefined, meets: "writes" },
    "the link was rotated": {
      end: ({ id, editLinkId }) => change("POST", `/api/documents/${id}/links/${editLinkId}/rotate`),
      meets: "writes",
    },
    "the link was revoked": {
      end: ({ id, editLinkId }) => change("DELETE", `/api/documents/${id}/links/${editLinkId}`),
      meets: 4403,
    },
    "the link has ended": {
      end: ({ id, editLinkId }) =>
        change("PATCH", `/api/documents/${id}/links/${editLinkId}`, { expiresAt: Date.now() - 1 }),
      meets: 4403,
    },
    "the link is one to view": {
      end: ({ id, editLinkId }) =>
        change("PATCH", `/api/documents/${id}/links/${editLinkId}`, { role: "view" }),
      meets: "reads",
    },
    "they may only comment": {
      end: ({ id }) => change("PATCH", `/api/documents/${id}/people/${idOf("edit")}`, { role: "comment" }),
      meets: "reads",
    },
    "they were removed": {
      end: ({ id }) => change("DELETE", `/api/documents/${id}/people/${idOf("edit")}`),
      meets: 4403,
    },
    "the document is in the trash": {
      end: ({ id }) => change("POST", `/api/documents/${id}/trash`),
      meets: 4404,
    },
  };

  test.each(Object.entries(endings))("%s", async (_what, { end, meets }) => {
    const subject = await makeDocument();
    const before = await open("edit", subject.id);
    await before.synced;
    before.socket.terminate();
    await before.closed;
    before.doc.getText("title").insert(0, "Typed away ");
    await end(subject);

    const back = await open("edit", subject.id, "", before.doc);
    if (typeof meets === "number") {
      expect((await back.closed).code).toBe(meets);
      expect(back.frames.filter(({ type }) => type !== "session")).toEqual([]);
    } else {
      await back.synced;
      const watcher = await open("owner", subject.id);
      await watcher.synced;
      // A round through the room, behind what came along: whatever was to arrive has arrived.
      watcher.edit((doc) => doc.getText("title").insert(doc.getText("title").length, "!"));
      await vi.waitFor(() => expect(titleOf(back)).toContain("!"), soon);
      if (meets === "writes") await vi.waitFor(() => expect(titleOf(watcher)).toContain("Typed away"), soon);
    }
    const late = await open("owner", subject.id);
    await late.synced;
    expect(titleOf(late).includes("Typed away")).toBe(meets === "writes");
    // However it ends, their own copy keeps it, to be offered to them.
    expect(titleOf(back)).toContain("Typed away");
  });
});
