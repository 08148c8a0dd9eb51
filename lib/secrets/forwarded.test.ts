import { expect, test } from "vitest";
import { signForwarded, verifyForwarded } from "./forwarded.ts";

const key = "k".repeat(43);
const forwarded = { host: "notes.example:3000", proto: "https", address: "2001:db8::1" } as const;

test("a signed header gives back what was signed", () => {
  expect(verifyForwarded(key, signForwarded(key, forwarded))).toEqual(forwarded);
});

test("another key, no key, a changed body or signature, or no header says nothing", () => {
  const header = signForwarded(key, forwarded);
  const [body = "", signature = ""] = header.split(".");
  const evil = Buffer.from(JSON.stringify({ ...forwarded, host: "evil.example" })).toString("base64url");
  expect(verifyForwarded("x".repeat(43), header)).toBeUndefined();
  expect(verifyForwarded(undefined, header)).toBeUndefined();
  expect(verifyForwarded("", signForwarded("", forwarded))).toBeUndefined();
  expect(verifyForwarded(key, `${evil}.${signature}`)).toBeUndefined();
  expect(verifyForwarded(key, `${body}.${signature.slice(1)}`)).toBeUndefined();
  expect(verifyForwarded(key, `${header}.x`)).toBeUndefined();
  expect(verifyForwarded(key, body)).toBeUndefined();
  expect(verifyForwarded(key, [header, header])).toBeUndefined();
  expect(verifyForwarded(key, undefined)).toBeUndefined();
});
