import { expect, test } from "vitest";
import { limits } from "#lib/collab/limits.ts";
import { deriveKey } from "#lib/secrets/derive-key.ts";
import { verifyToken } from "#lib/secrets/token.ts";
import { mintCollabToken } from "./collab-token.ts";

const session = { personId: "p1", keyVersion: 3, deviceId: "d" };
const secret = "s".repeat(43);

test("the token says who, names no document, and ends within ten minutes", async () => {
  const before = Date.now();
  const { token, expiresAt } = await mintCollabToken(
    { id: "p1", name: "Ann", color: "#1d4ed8" },
    session,
    secret,
  );
  const claims = await verifyToken("collab", deriveKey(secret, "collab"), token);
  expect(claims).toEqual({ sub: "p1", name: "Ann", color: "#1d4ed8", kv: 3, dev: "d" });
  expect(expiresAt).toBeGreaterThan(before);
  expect(expiresAt).toBeLessThanOrEqual(before + limits.collabTokenSeconds * 1000);
});
