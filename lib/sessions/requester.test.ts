import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { forwardedHeader, signForwarded } from "#lib/secrets/forwarded.ts";
import { requesterOf } from "./requester.ts";
import { sealSession } from "./session.ts";
import { sessionCookieName } from "./session-cookie.ts";

const secret = "s".repeat(43);
const proxyKey = "k".repeat(43);
const from = { host: "q.example", proto: "http", address: "10.0.0.9" } as const;

beforeEach(() => {
  vi.stubEnv("COLLAB_SECRET", secret);
  vi.stubEnv("COLLAB_URL", "http://127.0.0.1:9");
  vi.stubEnv("COLLAB_PROXY_KEY", proxyKey);
});
afterEach(() => vi.unstubAllEnvs());

test("the cookie says who, the launcher's header from where", async () => {
  const token = await sealSession({ personId: "p1", keyVersion: 2, deviceId: "d" }, secret);
  const headers = new Headers({
    cookie: `x=1; ${sessionCookieName(secret)}=${token}`,
    [forwardedHeader]: signForwarded(proxyKey, from),
  });
  const requester = await requesterOf(headers);
  expect(requester.session).toMatchObject({ personId: "p1", keyVersion: 2, deviceId: "d" });
  expect(requester.from).toEqual(from);
});

test("without a session nobody gets in", async () => {
  const headers = new Headers({ [forwardedHeader]: signForwarded(proxyKey, from) });
  await expect(requesterOf(headers)).rejects.toMatchObject({ code: "unauthorized", httpStatus: 401 });
});

test("a request that the launcher does not vouch for is refused, whatever it says of itself", async () => {
  const forged = new Headers({ [forwardedHeader]: signForwarded("another key", from) });
  await expect(requesterOf(forged)).rejects.toThrow(/past the launcher/);
  await expect(requesterOf(new Headers({ "x-forwarded-host": "q.example" }))).rejects.toThrow(
    /past the launcher/,
  );
});
