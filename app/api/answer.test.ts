import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ApiError } from "#lib/documents/api-error.ts";
import { forwardedHeader, signForwarded } from "#lib/secrets/forwarded.ts";
import { sealSession } from "#lib/sessions/session.ts";
import { sessionCookieName } from "#lib/sessions/session-cookie.ts";
import { answer } from "./answer.ts";

const secret = "s".repeat(43);
const proxyKey = "k".repeat(43);

beforeEach(() => {
  vi.stubEnv("COLLAB_SECRET", secret);
  vi.stubEnv("COLLAB_URL", "http://127.0.0.1:9");
  vi.stubEnv("COLLAB_PROXY_KEY", proxyKey);
});
afterEach(() => vi.unstubAllEnvs());

async function request(): Promise<Request> {
  const token = await sealSession({ personId: "p1", keyVersion: 1, deviceId: "d" }, secret);
  const forwarded = signForwarded(proxyKey, { host: "q", proto: "https", address: "10.0.0.9" });
  return new Request("http://q/", {
    headers: { cookie: `${sessionCookieName(secret)}=${token}`, [forwardedHeader]: forwarded },
  });
}

test("answers JSON that no cache keeps, and 204 for nothing", async () => {
  const some = await answer(await request(), async ({ session }) => ({ who: session.personId }));
  expect(await some.json()).toEqual({ who: "p1" });
  expect(some.headers.get("cache-control")).toBe("no-store");
  expect((await answer(await request(), async () => undefined)).status).toBe(204);
});

test("an error of the API keeps its status, code, sentence and when to try again", async () => {
  const response = await answer(await request(), () => {
    throw new ApiError("rate_limited", "Too many tries.", { retryAfterSeconds: 7 });
  });
  expect(response.status).toBe(429);
  expect(response.headers.get("retry-after")).toBe("7");
  expect(await response.json()).toEqual({ error: { code: "rate_limited", message: "Too many tries." } });
});

test("a session that was ended is told, and its cookie left alone: another answer may just have brought a new one", async () => {
  const response = await answer(await request(), () => {
    throw new ApiError("session_ended", "You were signed out.");
  });
  expect(response.status).toBe(401);
  expect(response.headers.has("set-cookie")).toBe(false);
});

test("a request without a session is unauthorized", async () => {
  const forwarded = signForwarded(proxyKey, { host: "q", proto: "http", address: "10.0.0.9" });
  const bare = new Request("http://q/", { headers: { [forwardedHeader]: forwarded } });
  expect((await answer(bare, async () => "in")).status).toBe(401);
});

test("a fault of ours is thrown on, so that it is logged", async () => {
  await expect(
    answer(await request(), () => {
      throw new TypeError("a bug");
    }),
  ).rejects.toThrow("a bug");
});
