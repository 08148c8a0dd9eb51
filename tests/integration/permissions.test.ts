/**
 * Who may do what, over every way in: pages, the pages' HTTP API, and the socket, through the real launcher. A cell that is not
 * decided does not compile; a route that is in no row fails. What is refused must leave no trace.
 */
import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import * as Y from "yjs";
import { buildStale } from "#launcher/build.ts";
import { type CloseReason, closeCodes } from "#lib/collab/close-codes.ts";
import { collabTokenAnswerSchema } from "#lib/collab/collab-token-answer.ts";
import { commentsChangeSchema } from "#lib/collab/comments-api.ts";
import { createId } from "#lib/collab/doc-id.ts";
import { documentSchema, linkSchema, personSchema } from "#lib/collab/service-api.ts";
import { type BrowserSession, openBrowserSession } from "./browser-session.ts";
import { endLaunchers, projectRoot, startLauncher } from "./launcher-process.ts";
import { connectRaw, type RawClient } from "./raw-client.ts";

const soon = { timeout: 15_000, interval: 20 };
/** `ended`: came by a link whose end has come. `target`: somebody for the others to act upon. */
const everybody = ["owner", "coOwner", "edit", "comment", "view", "removed", "ended", "none"] as const;
type Who = (typeof everybody)[number];
type Outcome = 200 | 201 | 204 | 400 | 403 | 404 | 409 | 415;

type Actor = Who | "target";
let person: Record<Actor, BrowserSession>;
let ids: Record<Actor, string>;
let url: string;
const sockets: RawClient[] = [];

beforeAll(async () => {
  await buildStale(projectRoot, () => undefined);
  url = await startLauncher({ DATA_DIR: mkdtempSync(join(tmpdir(), "quire-permissions-")) }).ready();
  person = await forEach(async () => openBrowserSession(url));
  ids = await forEach(async (who) => personSchema.parse(await ok(person[who].get("/api/me"))).id);
}, 300_000);
afterAll(() => {
  for (const { socket } of sockets) socket.terminate();
  return endLaunchers();
});

async function forEach<T>(make: (who: Actor) => Promise<T>): Promise<Record<Actor, T>> {
  return {
    owner: await make("owner"),
    coOwner: await make("coOwner"),
    edit: await make("edit"),
    comment: await make("comment"),
    view: await make("view"),
    removed: await make("removed"),
    ended: await make("ended"),
    none: await make("none"),
    target: await make("target"),
  };
}

async function ok(response: Promise<Response>): Promise<unknown> {
  const answer = await response;
  const text = await answer.text();
  if (!answer.ok && answer.status !== 303) throw new Error(`${answer.status}: ${text}`);
  return text === "" || answer.status === 303 ? undefined : JSON.parse(text);
}

interface Subject {
  id: string;
  /** One of the document's links, which nobody came by. */
  linkId: string;
  /** The link that `edit` came by. */
  editLinkId: string;
  /** A thread of the owner's, with a suggestion. */
  threadId: string;
  /** The owner's one comment in it. */
  commentId: string;
}

async function makeLink(id: string, role: string) {
  return linkSchema.parse(await ok(person.owner.send("POST", `/api/documents/${id}/links`, { role })));
}

/** At the start of the document, which every body has. */
const suggestion = () => ({
  id: createId(),
  range: { from: { at: null }, to: { at: null } },
  quote: "",
  suggestion: { insert: "Suggested" },
  comment: { text: "What about this" },
});

async function startThread(id: string) {
  const { threads } = commentsChangeSchema.parse(
    await ok(person.owner.send("POST", `/api/documents/${id}/comments`, suggestion())),
  );
  const { id: threadId = "", comments: [comment] = [] } = threads[0] ?? {};
  return { threadId, commentId: comment?.id ?? "" };
}

/**
 * A document with everybody in, or out, as they are named; target views, and asks to edit. With `inside`, only those: an address
 * may open so many links, and a person write so many comments at once, and no more.
 */
async function makeDocument({
  inside = [...everybody, "target"],
  hasThread = false,
}: {
  inside?: readonly Actor[];
  hasThread?: boolean;
} = {}): Promise<Subject> {
  const { id } = documentSchema.parse(
    await ok(person.owner.send("POST", "/api/documents", { kind: "blank", title: "Plan" })),
  );
  const letIn = async (who: Actor, role: string) => {
    const link = await makeLink(id, role);
    if (inside.includes(who)) await ok(person[who].get(`/l/${link.secret}`));
    return link;
  };
  const editLink = await letIn("edit", "edit");
  for (const role of ["comment", "view"] as const) await letIn(role, role);
  await letIn("coOwner", "view");
  if (inside.includes("coOwner"))
    await ok(person.owner.send("PATCH", `/api/documents/${id}/people/${ids.coOwner}`, { role: "own" }));
  await letIn("removed", "edit");
  if (inside.includes("removed"))
    await ok(person.owner.send("DELETE", `/api/documents/${id}/people/${ids.removed}`));
  const ended = await letIn("ended", "edit");
  await ok(
    person.owner.send("PATCH", `/api/documents/${id}/links/${ended.id}`, { expiresAt: Date.now() - 1 }),
  );
  await letIn("target", "view");
  await ok(person.target.send("POST", `/api/documents/${id}/requests`, { role: "edit" }));
  const { threadId, commentId } = hasThread ? await startThread(id) : { threadId: "", commentId: "" };
  const linkId = (await makeLink(id, "view")).id;
  return { id, linkId, editLinkId: editLink.id, threadId, commentId };
}

type Row = Record<Who, Outcome>;
const outside = { removed: 404, ended: 404, none: 404 } as const;
const owners = (status: Outcome): Row => ({
  owner: status,
  coOwner: status,
  edit: 403,
  comment: 403,
  view: 403,
  ...outside,
});
const editors = (status: Outcome): Row => ({ ...owners(status), edit: status });
const reviewers = (status: Outcome): Row => ({ ...editors(status), comment: status });
const readers = (status: Outcome): Row => ({ ...editors(status), comment: status, view: status });

/** The route as its file is named below app/api/documents/[docId]; body, and who gets what. */
interface Action {
  method: "GET" | "POST" | "PATCH" | "DELETE";
  route: string;
  body?: (who: Who) => unknown;
  row: Row;
  /** The next one can do it too, on the same document. */
  isRepeatable?: true;
}
const actions: Action[] = [
  { method: "GET", route: "", row: readers(200) },
  { method: "PATCH", route: "", body: () => ({ title: "New" }), row: editors(200) },
  { method: "PATCH", route: "", body: () => ({ hidesViewers: true }), row: owners(200) },
  { method: "PATCH", route: "", body: () => ({ isTemplate: true }), row: owners(200) },
  // It is not in the trash: who may, gets as far as that.
  { method: "DELETE", route: "", row: { ...owners(403), owner: 409 } },
  {
    method: "PATCH",
    route: "/shelf",
    body: () => ({ isStarred: true }),
    row: readers(200),
    isRepeatable: true,
  },
  {
    method: "POST",
    route: "/duplicate",
    body: () => ({ title: "Mine" }),
    row: readers(201),
    isRepeatable: true,
  },
  { method: "GET", route: "/people", row: editors(200) },
  { method: "PATCH", route: "/people/[personId]", body: () => ({ role: "comment" }), row: owners(204) },
  { method: "DELETE", route: "/people/[personId]", row: owners(204) },
  {
    method: "POST",
    route: "/owner",
    body: () => ({ personId: ids.target }),
    row: { ...owners(403), owner: 204 },
  },
  { method: "GET", route: "/requests", row: owners(200) },
  {
    method: "POST",
    route: "/requests",
    body: () => ({ role: "edit" }),
    row: { ...owners(400), edit: 400, comment: 204, view: 204 },
  },
  { method: "POST", route: "/requests/[personId]/accept", row: owners(204) },
  { method: "DELETE", route: "/requests/[personId]", row: owners(204) },
  { method: "GET", route: "/links", row: owners(200) },
  { method: "POST", route: "/links", body: () => ({ role: "edit" }), row: owners(201) },
  { method: "PATCH", route: "/links/[linkId]", body: () => ({ role: "edit" }), row: owners(200) },
  { method: "DELETE", route: "/links/[linkId]", row: owners(204) },
  { method: "POST", route: "/links/[linkId]/rotate", row: owners(200) },
  { method: "POST", route: "/links/[linkId]/restore", row: owners(200) },
  { method: "GET", route: "/publication", row: editors(200) },
  {
    method: "POST",
    route: "/publication",
    body: () => ({ mode: "live", isIndexed: false, language: "en" }),
    row: owners(200),
  },
  // Nobody published it: who may change that gets as far as that.
  { method: "PATCH", route: "/publication", body: () => ({ isIndexed: true }), row: owners(404) },
  { method: "DELETE", route: "/publication", row: owners(204) },
  { method: "POST", route: "/convert", body: () => ({ to: "text" }), row: owners(200) },
  // JSON is no picture, and nobody has one of this hash: who may, gets as far as that.
  { method: "POST", route: "/blobs", body: () => ({}), row: editors(415) },
  {
    method: "POST",
    route: "/blobs/copy",
    body: () => ({ documentId: "A".repeat(22), hash: "0".repeat(64) }),
    row: editors(404),
  },
  { method: "GET", route: "/comments", row: reviewers(200) },
  { method: "GET", route: "/comments/people", row: reviewers(200) },
  { method: "POST", route: "/comments", body: () => suggestion(), row: reviewers(201), isRepeatable: true },
  {
    method: "POST",
    route: "/comments/read",
    body: () => ({ threads: {} }),
    row: reviewers(204),
    isRepeatable: true,
  },
  {
    method: "PATCH",
    route: "/comments/[threadId]",
    body: () => ({ isResolved: true }),
    row: reviewers(200),
    isRepeatable: true,
  },
  {
    method: "PATCH",
    route: "/comments/[threadId]",
    body: () => ({ proposal: { range: suggestion().range, quote: "", insert: "Another" } }),
    row: { ...owners(403), owner: 200 },
  },
  { method: "DELETE", route: "/comments/[threadId]", row: owners(200) },
  {
    method: "POST",
    route: "/comments/[threadId]/decide",
    body: () => ({ decision: "rejected" }),
    row: editors(200),
  },
  {
    method: "POST",
    route: "/comments/[threadId]/decide",
    body: () => ({ decision: "accepted" }),
    row: editors(200),
  },
  {
    method: "POST",
    route: "/comments/[threadId]/replies",
    isRepeatable: true,
    body: () => ({ text: "Yes" }),
    row: reviewers(201),
  },
  {
    method: "PATCH",
    route: "/comments/[threadId]/replies/[commentId]",
    body: () => ({ text: "Mine" }),
    row: { ...owners(403), owner: 200 },
  },
  { method: "DELETE", route: "/comments/[threadId]/replies/[commentId]", row: owners(200) },
  { method: "GET", route: "/notices", row: readers(200) },
  {
    method: "PATCH",
    route: "/notices",
    body: () => ({ isMuted: true }),
    row: readers(204),
    isRepeatable: true,
  },
  { method: "POST", route: "/trash", row: owners(200) },
  { method: "POST", route: "/restore", row: owners(200) },
];

async function act({ method, route, body }: Action, who: Who, subject: Subject): Promise<number> {
  const names: Record<string, string> = { ...subject, personId: ids.target };
  const path = `/api/documents/${subject.id}${route.replace(/\[(\w+)\]/g, (_, name: string) => names[name] ?? "")}`;
  const answer =
    method === "GET" ? await person[who].get(path) : await person[who].send(method, path, body?.(who));
  await answer.text();
  return answer.status;
}

describe("HTTP", () => {
  test("every route about a document is in the table", () => {
    const root = join(projectRoot, "app/api/documents/[docId]");
    const found = readdirSync(root, { recursive: true, encoding: "utf8" })
      .filter((path) => path.endsWith("route.ts"))
      .flatMap((path) => {
        const source = readFileSync(join(root, path), "utf8");
        const route = path === "route.ts" ? "" : `/${path.replace(/\/route\.ts$/, "")}`;
        return [...source.matchAll(/export (?:async )?function (GET|POST|PATCH|PUT|DELETE)/g)].map(
          ([, method = ""]) => `${method} ${route}`,
        );
      });
    const inTable = new Set(actions.map(({ method, route }) => `${method} ${route}`));
    expect(found.length).toBeGreaterThan(15);
    expect(found.filter((route) => !inTable.has(route))).toEqual([]);
  });

  const refusals = actions.map((action) => ({
    action,
    title: `${action.method} ${action.route || "/"}`,
    who: everybody.filter((each) => action.row[each] >= 400),
  }));
  test("whoever may not is refused, and nothing has changed after all of it", {
    timeout: 60_000,
  }, async () => {
    const subject = await makeDocument({ hasThread: true });
    const state = async () =>
      Promise.all(
        ["", "/people", "/links", "/requests", "/comments", "/publication"].map((rest) =>
          ok(person.owner.get(`/api/documents/${subject.id}${rest}`)),
        ),
      );
    const before = await state();
    for (const { action, title, who } of refusals) {
      for (const each of who)
        expect([title, each, await act(action, each, subject)]).toEqual([title, each, action.row[each]]);
    }
    expect(await state()).toEqual(before);
  });

  test.each(actions.map((action) => [`${action.method} ${action.route || "/"}`, action] as const))(
    "%s does it for those who may",
    { timeout: 60_000 },
    async (_title, action) => {
      const isShared = action.method === "GET" || action.isRepeatable === true;
      const hasThread = action.route.includes("[threadId]");
      const shared = isShared ? await makeDocument({ hasThread }) : undefined;
      for (const who of everybody.filter((each) => action.row[each] < 400))
        expect([
          who,
          await act(action, who, shared ?? (await makeDocument({ inside: [who, "target"], hasThread }))),
        ]).toEqual([who, action.row[who]]);
    },
  );
});

describe("pages", () => {
  const statuses: Row = { ...readers(200) };
  test("a document is there for those who may read it, and for everybody else the same as none", async () => {
    const { id } = await makeDocument();
    for (const who of everybody)
      expect([who, (await person[who].get(`/d/${id}`)).status]).toEqual([who, statuses[who]]);
    expect((await person.owner.get(`/d/${"A".repeat(22)}`)).status).toBe(404);
  });
});

async function open(who: Who, room: string, query = "", doc = new Y.Doc()): Promise<RawClient> {
  const { token } = collabTokenAnswerSchema.parse(await ok(person[who].get("/api/collab-token")));
  const client = connectRaw(`${url.replace("http", "ws")}/collab/${room}${query}`, {
    protocols: ["quire.v1", `quire.token.${token}`],
    headers: { origin: url, cookie: person[who].cookie() },
    doc,
  });
  sockets.push(client);
  return client;
}

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
    const anonymous = connectRaw(`${url.replace("http", "ws")}/collab/${id}`, { headers: { origin: url } });
    sockets.push(anonymous);
    expect(await codeOf(anonymous)).toBe(4401);

    const [editor, viewer] = [await open("edit", id), await open("view", id)];
    await Promise.all([editor.synced, viewer.synced]);
    await ok(person.owner.send("DELETE", `/api/documents/${id}/people/${ids.edit}`));
    expect(await codeOf(editor)).toBe(4403);
    await ok(person.owner.send("POST", `/api/documents/${id}/trash`));
    expect(await codeOf(viewer)).toBe(4404);
    expect(await codeOf(await open("view", id))).toBe(4404);
    expect(await codeOf(await open("none", id))).toBe(4403);
  });

  const here = "tests/integration/permissions.test.ts";
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
    ok(person.owner.send(method, path, body));
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
      end: ({ id }) => change("PATCH", `/api/documents/${id}/people/${ids.edit}`, { role: "comment" }),
      meets: "reads",
    },
    "they were removed": {
      end: ({ id }) => change("DELETE", `/api/documents/${id}/people/${ids.edit}`),
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

test("where guests are switched off, somebody new gets one page, and nothing behind it", async () => {
  const dataDir = mkdtempSync(join(tmpdir(), "quire-members-"));
  const closed = await startLauncher({ DATA_DIR: dataDir, COLLAB_GUESTS: "off" }).ready();
  const guest = openBrowserSession(closed);
  // The list of documents is on its way before it is known whose it is: it sends on by itself.
  expect(await (await guest.get("/")).text()).toContain("url=/members-only");
  for (const path of ["/settings", `/d/${"A".repeat(22)}`]) {
    const page = await guest.get(path);
    expect([path, page.status, page.headers.get("location")]).toEqual([path, 307, "/members-only"]);
  }
  const notice = await guest.get("/members-only");
  expect(notice.status).toBe(403);
  expect(await notice.text()).toContain("This Quire is for its members");
  for (const path of ["/api/me", "/api/documents", "/api/collab-token", `/l/${"A".repeat(32)}`])
    expect([path, (await guest.get(path)).status]).toEqual([path, 403]);
  expect((await guest.send("POST", "/api/documents", { kind: "blank" })).status).toBe(403);
});
