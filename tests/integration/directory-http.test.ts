import { request as httpRequest } from "node:http";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { StoreError } from "#collab-server/storage/ordered-store.ts";
import { limits } from "#lib/collab/limits.ts";
import { type ApiErrorCode, apiErrorSchema, apiErrors } from "#lib/collab/service-api.ts";
import { deriveKey } from "#lib/secrets/derive-key.ts";
import { signToken } from "#lib/secrets/token.ts";
import { type DirectoryServer, startDirectoryServer } from "./directory-server.ts";

let server: DirectoryServer;
let documentId: string;
beforeAll(async () => {
  server = await startDirectoryServer();
  documentId = (await server.as("ann").createDocument({ kind: "blank", title: "Plan" })).id;
});
afterAll(() => server.close());

async function expectError(response: Response, code: ApiErrorCode): Promise<void> {
  const { error } = apiErrorSchema.parse(await response.json());
  expect({ status: response.status, code: error.code }).toEqual({ status: apiErrors[code], code });
  expect(error.message).not.toBe("");
  expect(response.headers.get("cache-control")).toBe("no-store");
}

test("without a valid service token nothing answers, not even whether a path exists", async () => {
  const serviceKey = deriveKey(server.masterSecret, "service");
  const tokens = [
    undefined,
    "nonsense",
    await signToken("service", serviceKey, {}, -1),
    await signToken("service", deriveKey(server.masterSecret, "session"), {}, 60),
    await signToken("session", serviceKey, { sub: "ann", kv: 1 }, 60),
    await signToken("collab", serviceKey, { sub: "ann", name: "Ann", color: "#000000" }, 60),
  ];
  for (const token of tokens) {
    for (const path of ["/v1/people/me", "/v1/nowhere", "/v1/people"]) {
      const headers = {
        "quire-person": "ann",
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      };
      await expectError(await fetch(server.url + path, { headers }), "unauthorized");
    }
  }
});

test.each(["", "ann/../bob", "a b", "x".repeat(65), "ann\u00e9"])("person %j is none", async (personId) => {
  const headers = { "quire-person": personId };
  await expectError(await server.raw("/v1/people/me", { headers }), "bad_request");
});

test.each([
  ["GET", "/v1/nowhere", "not_found"],
  ["GET", "/v1/documents/%E0%A4%A", "not_found"],
  ["GET", "/v1/documents/x%00y", "not_found"],
  ["GET", "/v1/documents//links", "not_found"],
  ["GET", "/v1/documents/ann%2Flinks", "not_found"],
  ["PUT", "/v1/documents", "method_not_allowed"],
  ["DELETE", "/v1/people/me", "method_not_allowed"],
  ["GET", "/v1/documents?scope=everything", "bad_request"],
  ["POST", "/v1/people/nobody/identity", "not_found"],
] as const)("%s %s: %s", async (method, path, code) => {
  const body = method === "POST" ? "{}" : null;
  await expectError(await server.raw(path, { method, body }), code);
});

const malformed = ["", "{", "null", "[]", '"x"', "{}", '{"role":"own"}', '{"kind":"other"}', '{"title":1}'];
test.each([
  ["PATCH", "/v1/people/me"],
  ["POST", "/v1/documents"],
  ["PATCH", "/v1/documents/:id"],
  ["POST", "/v1/documents/:id/links"],
  ["POST", "/v1/links/redeem"],
  ["POST", "/v1/people/identity"],
])("%s %s refuses bodies that make no sense", async (method, path) => {
  for (const body of malformed)
    await expectError(await server.raw(path.replace(":id", documentId), { method, body }), "bad_request");
  const notText = Uint8Array.of(0x22, 0xff, 0xfe, 0x22);
  await expectError(
    await server.raw(path.replace(":id", documentId), { method, body: notText }),
    "bad_request",
  );
});

test("a secret in a body that is refused is not repeated", async () => {
  const body = JSON.stringify({ secret: ["hunter2"], hunter2: 1 });
  const response = await server.raw("/v1/links/redeem", { method: "POST", body });
  expect(await response.text()).not.toContain("hunter2");
  expect(JSON.stringify(server.events)).not.toContain("hunter2");
});

test("a body over the limit is refused, announced or not", async () => {
  const body = JSON.stringify({ title: "x".repeat(limits.maxRequestBodyBytes) });
  await expectError(await server.raw(`/v1/documents/${documentId}`, { method: "PATCH", body }), "too_large");

  const token = await signToken("service", deriveKey(server.masterSecret, "service"), {}, 60);
  const status = await new Promise<number | undefined>((resolve, reject) => {
    const request = httpRequest(`${server.url}/v1/documents/${documentId}`, {
      method: "PATCH",
      headers: { authorization: `Bearer ${token}`, "quire-person": "ann", "transfer-encoding": "chunked" },
    });
    request.on("response", (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    request.on("error", reject);
    request.write(body);
  });
  expect(status).toBe(413);
});

test("a caller that goes away in the middle of a body harms nobody and is no error of the server", async () => {
  const token = await signToken("service", deriveKey(server.masterSecret, "service"), {}, 60);
  const before = server.events.length;
  const request = httpRequest(`${server.url}/v1/people/me`, {
    method: "PATCH",
    headers: { authorization: `Bearer ${token}`, "quire-person": "ann", "content-length": 100 },
  });
  const isOver = new Promise((resolve) => request.on("error", resolve));
  request.write('{"name":');
  await vi.waitFor(() => expect(request.socket?.bytesWritten).toBeGreaterThan(100));
  request.destroy(new Error("gone"));
  await isOver;
  await vi.waitFor(() =>
    expect(server.events.slice(before)).toMatchObject([
      { level: "debug", event: "http.answered", fields: { route: "/v1/people/me", status: 400 } },
    ]),
  );
});

test("content for a new document has a limit of its own", async () => {
  const body = JSON.stringify({ kind: "blank", content: "CQkJ".repeat(limits.maxRequestBodyBytes) });
  await expectError(await server.raw("/v1/documents", { method: "POST", body }), "bad_request");
  const tooLong = JSON.stringify({ kind: "blank", content: "A".repeat(limits.maxContentBodyBytes) });
  await expectError(await server.raw("/v1/documents", { method: "POST", body: tooLong }), "too_large");
});

test("creating answers 201; the second Welcome document answers 200", async () => {
  const headers = { "quire-person": "newcomer" };
  const body = JSON.stringify({ kind: "welcome" });
  const answers = [
    await server.raw("/v1/documents", { method: "POST", headers, body }),
    await server.raw("/v1/documents", { method: "POST", headers, body }),
  ];
  expect(answers.map(({ status }) => status)).toEqual([201, 200]);
});

test("titles are searched blind to case and accents, all and trash apart, newest first", async () => {
  const client = server.as("searcher");
  const titles = ["Résumé", "Plan for May", "The RESUME of Zoë"];
  const made: string[] = [];
  for (const title of titles) {
    server.clock.now += 1_000;
    made.push((await client.createDocument({ kind: "blank", title })).id);
  }
  const found = async (scope: "all" | "trash", query?: string) =>
    (await client.documents(scope, query)).map(({ title }) => title);
  expect(await found("all", "resume")).toEqual(["The RESUME of Zoë", "Résumé"]);
  expect(await found("all", "zoe résumé")).toEqual(["The RESUME of Zoë"]);
  expect(await found("all")).toEqual(["The RESUME of Zoë", "Plan for May", "Résumé", "Welcome to Quire"]);
  await client.trashDocument(made[0] ?? "");
  expect(await found("all", "resume")).toEqual(["The RESUME of Zoë"]);
  expect(await found("trash")).toEqual(["Résumé"]);
  expect((await client.restoreDocument(made[0] ?? "")).trashedAt).toBeNull();
  server.clock.now += 1_000;
  await client.renameDocument(made[1] ?? "", "  Plan\nfor June ");
  expect((await found("all"))[0]).toBe("Plan for June");
});

test("a store that fails is told as unavailable, with a time to try again, and in the log without content", async () => {
  const write = vi.spyOn(server.store, "write").mockRejectedValueOnce(new StoreError("io", "disk full"));
  const body = JSON.stringify({ name: "Private Name" });
  const response = await server.raw("/v1/people/me", { method: "PATCH", body });
  write.mockRestore();
  expect(response.headers.get("retry-after")).toBe("5");
  await expectError(response, "unavailable");
  const logged = server.events.filter(({ level }) => level === "error");
  expect(logged.map(({ event }) => event)).toEqual(["http.failed"]);
  expect(JSON.stringify(logged)).not.toContain("Private Name");
});
