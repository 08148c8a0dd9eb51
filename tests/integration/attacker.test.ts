/**
 * Somebody who means harm, with clients of their own making, against the real launcher on its public port: reading, writing,
 * presence in others' names, tokens of before, guessed links, grants that ended, other sites. One test for each row of
 * docs/threat-model.md that names this file's rules.
 */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import * as Y from "yjs";
import { encodeAwareness, encodeUpdate } from "#collab-server/protocol/server-message.ts";
import { collabTokenAnswerSchema } from "#lib/collab/collab-token-answer.ts";
import { limits } from "#lib/collab/limits.ts";
import { documentSchema, identityLinkSchema, linkSchema, personSchema } from "#lib/collab/service-api.ts";
import { deriveKey } from "#lib/secrets/derive-key.ts";
import { forwardedHeader, signForwarded } from "#lib/secrets/forwarded.ts";
import { signToken } from "#lib/secrets/token.ts";
import { type BrowserSession, openBrowserSession } from "./browser-session.ts";
import { buildOnce } from "./build-once.ts";
import { endLaunchers, startLauncher } from "./launcher-process.ts";
import { connectRaw, type RawClient } from "./raw-client.ts";

const soon = { timeout: 15_000, interval: 20 };
const secret = "s".repeat(43);
let url: string;
let owner: BrowserSession;
let eve: BrowserSession;
let documentId: string;
const sockets: RawClient[] = [];

beforeAll(async () => {
  await buildOnce();
  const dataDir = mkdtempSync(join(tmpdir(), "quire-attacker-"));
  url = await startLauncher({ DATA_DIR: dataDir, COLLAB_SECRET: secret }).ready();
}, 300_000);
beforeEach(async () => {
  [owner, eve] = [openBrowserSession(url), openBrowserSession(url)];
  const created = await owner.send("POST", "/api/documents", { kind: "blank", title: "Ours" });
  documentId = documentSchema.parse(await created.json()).id;
});
afterAll(() => {
  for (const { socket } of sockets) socket.terminate();
  return endLaunchers();
});

async function tokenOf(browser: BrowserSession): Promise<string> {
  return collabTokenAnswerSchema.parse(await (await browser.get("/api/collab-token")).json()).token;
}
const idOf = async (browser: BrowserSession) =>
  personSchema.parse(await (await browser.get("/api/me")).json()).id;

function connect(token: string | undefined, headers: Record<string, string> = { origin: url }): RawClient {
  const client = connectRaw(`${url.replace("http", "ws")}/collab/${documentId}`, {
    protocols: ["quire.v1", ...(token === undefined ? [] : [`quire.token.${token}`])],
    headers,
  });
  sockets.push(client);
  return client;
}
const enter = async (browser: BrowserSession) => {
  const client = connect(await tokenOf(browser));
  await client.synced;
  return client;
};
const titleOf = ({ doc }: RawClient) => doc.getText("title").toJSON();
const codeOf = async (client: RawClient) => (await client.closed).code;

async function letIn(browser: BrowserSession, role: string) {
  const made = await owner.send("POST", `/api/documents/${documentId}/links`, { role });
  const link = linkSchema.parse(await made.json());
  await browser.get(`/l/${link.secret}`);
  return link;
}

test("ATTACK-READ nobody reads without a grant: no token, one's own, a forged one, one of another purpose", async () => {
  const claims = { sub: await idOf(owner), name: "x", color: "#000000" };
  const now = Math.floor(Date.now() / 1000);
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const unsigned = `${part({ alg: "none" })}.${part({ ...claims, aud: "quire-collab", exp: now + 60 })}.`;
  const byOtherKey = await signToken("collab", deriveKey("t".repeat(43), "collab"), claims, 60);
  const service = await signToken("service", deriveKey(secret, "service"), {}, 60);
  const expired = await signToken("collab", deriveKey(secret, "collab"), claims, -60);
  // The key of another purpose, with claims of this one.
  const byLinkKey = await signToken("collab", deriveKey(secret, "link"), claims, 60);
  for (const token of [undefined, unsigned, byOtherKey, service, expired, byLinkKey]) {
    const client = connect(token);
    expect(await codeOf(client)).toBe(4401);
    expect(client.frames).toEqual([]);
  }
  const stranger = connect(await tokenOf(eve));
  expect(await codeOf(stranger)).toBe(4403);
  expect(stranger.frames).toEqual([]);
});

test("ATTACK-ROOM a token that names room and role opens nothing where there is a directory", async () => {
  const claims = {
    sub: await idOf(eve),
    name: "x",
    color: "#000000",
    room: documentId,
    role: "own",
  } as const;
  const client = connect(await signToken("collab", deriveKey(secret, "collab"), claims, 60));
  expect(await codeOf(client)).toBe(4403);
});

test("ATTACK-WRITE a viewer's and a commenter's edits reach neither the others nor the disk, however they are sent", async () => {
  const ada = await enter(owner);
  for (const role of ["view", "comment"]) {
    const reader = openBrowserSession(url);
    await letIn(reader, role);
    const client = await enter(reader);
    client.edit((doc) => doc.getText("title").insert(0, "Vandal "));
    client.edit((doc) => doc.getText("body").insert(0, "Vandal"));
    // Also deletions, and a whole document of one's own.
    client.edit((doc) => doc.getText("title").delete(0, doc.getText("title").length));
    const own = new Y.Doc();
    own.getText("title").insert(0, "Vandal");
    client.send(encodeUpdate(Y.encodeStateAsUpdate(own)));
    ada.edit((doc) => doc.getText("title").insert(doc.getText("title").length, "."));
    await vi.waitFor(
      () => expect(client.frames.filter(({ type }) => type === "update")).not.toEqual([]),
      soon,
    );
    expect((await owner.send("PATCH", `/api/documents/${documentId}`, { title: "Ours" })).status).toBe(200);
    const late = await enter(owner);
    expect(titleOf(late)).toBe("Ours");
    expect(late.doc.getText("body").toJSON()).not.toContain("Vandal");
  }
});

test("ATTACK-SPOOF presence carries the verified person, and a viewer no caret; others' ids stay theirs", async () => {
  const ada = await enter(owner);
  await letIn(eve, "view");
  const client = await enter(eve);
  const [adaId, eveId] = [await idOf(owner), await idOf(eve)];
  const heard = (at: RawClient, clientId: number) => {
    const states = at.frames.flatMap((frame) => {
      const said = frame.type === "awareness" ? frame.states.get(clientId) : undefined;
      return said === undefined ? [] : [JSON.stringify(said.state)];
    });
    return states.at(-1);
  };
  const state = (id: string) =>
    JSON.stringify({ user: { id, name: "Ada", color: "#000000" }, cursor: { anchor: {}, head: {} } });
  ada.send(encodeAwareness([{ clientId: 7, clock: 1, json: state(adaId) }]));
  await vi.waitFor(() => expect(heard(client, 7)).toContain(adaId), soon);
  // Says that she is Ada; moves Ada's caret; makes Ada leave; then something that shows that all of it has arrived.
  client.send(encodeAwareness([{ clientId: 9, clock: 1, json: state(adaId) }]));
  client.send(encodeAwareness([{ clientId: 7, clock: 50, json: state(eveId) }]));
  client.send(encodeAwareness([{ clientId: 7, clock: 51, json: undefined }]));
  await vi.waitFor(() => expect(heard(ada, 9)).toContain(eveId), soon);
  expect(heard(ada, 9)).not.toContain(adaId);
  expect(heard(ada, 9)).not.toContain("cursor");
  const third = await enter(owner);
  await vi.waitFor(() => expect(heard(third, 7)).toContain(adaId), soon);
  expect(heard(third, 7)).not.toContain(eveId);
});

test("ATTACK-REPLAY a token of before lets nobody in who was removed, or signed out since", async () => {
  await letIn(eve, "edit");
  const token = await tokenOf(eve);
  await connect(token).synced;
  await owner.send("DELETE", `/api/documents/${documentId}/people/${await idOf(eve)}`);
  expect(await codeOf(connect(token))).toBe(4403);

  const stolen = await tokenOf(owner);
  const thief = connect(stolen);
  await thief.synced;
  expect((await owner.send("POST", "/api/me/sign-out-others")).status).toBe(204);
  expect(await codeOf(thief)).toBe(4401);
  expect(await codeOf(connect(stolen))).toBe(4401);
  expect(titleOf(await enter(owner))).toBe("Ours");
});

test("ATTACK-GRANT a grant that ended gives nothing, on an open socket either", async () => {
  const link = await letIn(eve, "edit");
  const [ada, client] = [await enter(owner), await enter(eve)];
  client.edit((doc) => doc.getText("title").insert(0, "Before "));
  await vi.waitFor(() => expect(titleOf(ada)).toContain("Before"), soon);
  // Both at once: what arrives after the revocation is dropped, whichever way the race goes.
  const revoked = owner.send("DELETE", `/api/documents/${documentId}/links/${link.id}`);
  for (let i = 0; i < 50; i++) client.edit((doc) => doc.getText("title").insert(0, "x"));
  expect((await revoked).status).toBe(204);
  expect(await codeOf(client)).toBe(4403);
  const title = titleOf(await enter(owner));
  client.send(encodeUpdate(Y.encodeStateAsUpdate(client.doc)));
  expect(await codeOf(connect(await tokenOf(eve)))).toBe(4403);
  expect((await eve.get(`/d/${documentId}`)).status).toBe(404);
  expect((await eve.get(`/l/${link.secret}`)).status).toBe(410);
  expect(titleOf(await enter(owner))).toBe(title);
});

test("ATTACK-ORIGIN another site's page gets neither a socket nor a call, with the visitor's cookie and token", async () => {
  const token = await tokenOf(owner);
  const headers = { origin: "https://evil.example", cookie: owner.cookie() };
  await expect(connect(token, headers).opened).rejects.toThrow("403");
  await expect(connect(token, { origin: "null", cookie: owner.cookie() }).opened).rejects.toThrow("403");
  for (const origin of ["https://evil.example", "null", undefined]) {
    const answer = await fetch(`${url}/api/documents/${documentId}/trash`, {
      method: "POST",
      headers: { cookie: owner.cookie(), ...(origin !== undefined && { origin }) },
    });
    expect(answer.status).toBe(403);
  }
  // What a page may not send, a client of one's own may; the launcher's word it cannot forge.
  const forged = signForwarded("k".repeat(43), {
    host: "evil.example",
    proto: "https",
    address: "192.0.2.1",
  });
  await expect(connect(token, { ...headers, [forwardedHeader]: forged }).opened).rejects.toThrow("403");
  expect((await owner.get(`/api/documents/${documentId}`)).status).toBe(200);
});

test("ATTACK-INSIDE the server's own calls are not on the public port, a service token or not", async () => {
  const service = await signToken("service", deriveKey(secret, "service"), {}, limits.serviceTokenSeconds);
  const headers = { authorization: `Bearer ${service}`, "quire-person": await idOf(owner) };
  for (const path of ["/v1/people", `/v1/documents/${documentId}`, "/metrics", "/collab/v1/people"])
    expect([401, 404, 426]).toContain((await fetch(`${url}${path}`, { headers })).status);
});

test("ATTACK-DEVICE a one-time link works once, and opening it alone does nothing", async () => {
  const made = identityLinkSchema.parse(await (await owner.send("POST", "/api/me/devices")).json());
  // A robot that opens every link it sees.
  expect((await openBrowserSession(url).get(made.path)).status).toBe(200);
  const phone = openBrowserSession(url);
  expect((await phone.send("POST", made.path)).status).toBe(303);
  expect(await idOf(phone)).toBe(await idOf(owner));
  expect((await eve.send("POST", made.path)).status).toBe(404);
  expect(await idOf(eve)).not.toBe(await idOf(owner));
});

// Last: it spends what this address may try.
test("ATTACK-GUESS links cannot be guessed, nor tried for long", async () => {
  // Addresses of their own, as a proxy's header would claim: nobody but the launcher says where a request comes from.
  let last = 0;
  for (let i = 0; i < 60 && last !== 429; i++) {
    const guess = Buffer.alloc(24, i).toString("base64url");
    last = (await eve.get(`/l/${guess}`, { "x-forwarded-for": `192.0.2.${i}` })).status;
    expect([404, 429]).toContain(last);
  }
  expect(last).toBe(429);
  const list: unknown = await (await eve.get("/api/documents")).json();
  expect(list).toEqual({ documents: [] });
});
