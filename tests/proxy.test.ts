import { NextRequest } from "next/server";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { forwardedHeader, signForwarded } from "#lib/secrets/forwarded.ts";
import { openSession, sealSession } from "#lib/sessions/session.ts";
import { readCookie, sessionCookieName } from "#lib/sessions/session-cookie.ts";
import { proxy } from "../proxy.ts";

const secret = "s".repeat(43);
const proxyKey = "k".repeat(43);
const name = sessionCookieName(secret);

beforeEach(() => {
  vi.stubEnv("COLLAB_SECRET", secret);
  vi.stubEnv("COLLAB_URL", "http://127.0.0.1:9");
  vi.stubEnv("COLLAB_PROXY_KEY", proxyKey);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

function request(
  path: string,
  init: { method?: string; headers?: Record<string, string> } = {},
): NextRequest {
  const forwarded = signForwarded(proxyKey, { host: "q.example:3000", proto: "http", address: "10.0.0.9" });
  return new NextRequest(`http://q.example:3000${path}`, {
    ...(init.method !== undefined && { method: init.method }),
    headers: { ...init.headers, [forwardedHeader]: forwarded },
  });
}

test("whoever has no session gets one, and the page of the same request sees it", async () => {
  const response = await proxy(request("/", { headers: { cookie: "theme=dark" } }));
  const token = readCookie(response.headers.get("set-cookie"), name);
  expect((await openSession(token, secret))?.keyVersion).toBe(1);
  expect(response.headers.get("x-middleware-request-cookie")).toBe(`theme=dark; ${name}=${token ?? ""}`);
});

test("a session is left alone for a week, then renewed as the same person", async () => {
  const token = await sealSession({ personId: "p1", keyVersion: 3, deviceId: "d" }, secret);
  const visit = () => proxy(request("/", { headers: { cookie: `${name}=${token}` } }));
  expect((await visit()).headers.get("set-cookie")).toBeNull();
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 8 * 24 * 60 * 60 * 1000 });
  const renewed = readCookie((await visit()).headers.get("set-cookie"), name);
  expect(await openSession(renewed, secret)).toEqual({
    personId: "p1",
    keyVersion: 3,
    deviceId: "d",
    isOld: false,
  });
});

test("a forged session is replaced", async () => {
  const forged = await sealSession({ personId: "p1", keyVersion: 1, deviceId: "d" }, "t".repeat(43));
  const response = await proxy(request("/", { headers: { cookie: `${name}=${forged}` } }));
  const session = await openSession(readCookie(response.headers.get("set-cookie"), name), secret);
  expect(session).toBeDefined();
  expect(session?.personId).not.toBe("p1");
});

test("the routes that decide about the session themselves get no second cookie", async () => {
  const headers = { origin: "http://q.example:3000" };
  const response = await proxy(request("/i/abc", { method: "POST", headers }));
  expect(response.headers.get("set-cookie")).toBeNull();
});

test("Next.js and the browser get the same policy with a nonce that is new each time", async () => {
  const [first, second] = [await proxy(request("/")), await proxy(request("/"))];
  const policy = first.headers.get("content-security-policy");
  expect(policy).toMatch(/'nonce-[A-Za-z0-9+/]{22}=='/);
  expect(first.headers.get("x-middleware-request-content-security-policy")).toBe(policy);
  expect(policy).toContain(`'nonce-${first.headers.get("x-middleware-request-x-nonce") ?? "none"}'`);
  expect(second.headers.get("content-security-policy")).not.toBe(policy);
});

test.each(["POST", "PATCH", "DELETE"])("%s needs the page's own Origin", async (method) => {
  const from = async (origin?: string) =>
    (await proxy(request("/api/me", { method, ...(origin !== undefined && { headers: { origin } }) })))
      .status;
  expect(await from("http://q.example:3000")).toBe(200);
  expect(await from("http://evil.example")).toBe(403);
  expect(await from("null")).toBe(403);
  expect(await from()).toBe(403);
});

test("a request past the launcher fails", async () => {
  await expect(proxy(new NextRequest("http://q.example:3000/"))).rejects.toThrow(/past the launcher/);
});
