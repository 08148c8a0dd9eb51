import { SignJWT } from "jose";
import { expect, test } from "vitest";
import { deriveKey } from "./derive-key.ts";
import { signToken, verifyToken } from "./token.ts";

const secret = "s".repeat(43);
const key = deriveKey(secret, "collab");
const person = { sub: "p1", name: "Ann", color: "#1d4ed8" };

test("a signed token gives its claims back", async () => {
  const token = await signToken("collab", key, { ...person, room: "r", role: "edit" }, 60);
  expect(await verifyToken("collab", key, token)).toMatchObject({ ...person, room: "r", role: "edit" });
});

test("an expired token says so", async () => {
  const token = await signToken("collab", key, person, -10);
  await expect(verifyToken("collab", key, token)).rejects.toMatchObject({ code: "expired" });
});

test("another key, audience, algorithm, a missing expiry or a bad claim is invalid", async () => {
  const bad = [
    await signToken("collab", deriveKey(secret, "session"), person, 60),
    await signToken("session", key, { sub: "p1", kv: 1 }, 60),
    await new SignJWT(person)
      .setProtectedHeader({ alg: "HS512" })
      .setAudience("quire-collab")
      .setExpirationTime("1h")
      .sign(key),
    await new SignJWT(person).setProtectedHeader({ alg: "HS256" }).setAudience("quire-collab").sign(key),
    await signToken("collab", key, { ...person, color: "red" }, 60),
    "nonsense",
    "",
  ];
  for (const token of bad)
    await expect(verifyToken("collab", key, token)).rejects.toMatchObject({ code: "invalid" });
});
