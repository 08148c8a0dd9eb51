import { expect, test } from "vitest";
import { checkLinkSecret, createLinkId, linkSecret, parseLinkSecret } from "./link-secret.ts";

const key = new Uint8Array(32).fill(7);
const id = "0123456789abcdef";

function verdictOn(secret: string, generation: number, withKey = key) {
  const parsed = parseLinkSecret(secret);
  return parsed && checkLinkSecret(withKey, parsed, generation);
}

test("a secret carries the link's id and is current for its own generation only", () => {
  const secret = linkSecret(key, id, 3);
  expect(parseLinkSecret(secret)?.linkId).toBe(id);
  expect(verdictOn(secret, 3)).toBe("current");
  expect(verdictOn(secret, 4)).toBe("outdated");
  expect(verdictOn(secret, 2)).toBe("forged");
});

test("it is the documented derivation, so that no update kills the links that are out there", () => {
  // printf '\x01\x23\x45\x67\x89\xab\xcd\xef\x00\x00\x00\x01' | openssl dgst -sha256 -mac HMAC -macopt hexkey:0707…07
  expect(linkSecret(key, id, 1)).toBe("ASNFZ4mrze9kh-_VKybOZteNGg8leVZl");
});

test("another key makes another secret", () => {
  expect(verdictOn(linkSecret(new Uint8Array(32).fill(8), id, 1), 1)).toBe("forged");
});

test("a secret from before many rotations is no longer recognised, only refused", () => {
  expect(verdictOn(linkSecret(key, id, 1), 33)).toBe("outdated");
  expect(verdictOn(linkSecret(key, id, 1), 34)).toBe("forged");
});

test("no single changed letter passes", () => {
  const secret = linkSecret(key, id, 1);
  for (let at = 0; at < secret.length; at++) {
    const other = secret[at] === "A" ? "B" : "A";
    expect(verdictOn(secret.slice(0, at) + other + secret.slice(at + 1), 1)).not.toBe("current");
  }
});

test("what has not the form of a secret is not even looked at", () => {
  const secret = linkSecret(key, id, 1);
  for (const bad of ["", secret.slice(1), `${secret}A`, secret.replace(/.$/, "="), secret.replace(/.$/, "é")])
    expect(parseLinkSecret(bad)).toBeUndefined();
});

test("link ids differ", () => {
  const ids = Array.from({ length: 100 }, createLinkId);
  expect(new Set(ids).size).toBe(100);
  for (const made of ids) expect(made).toMatch(/^[0-9a-f]{16}$/);
});
