import { expect, test } from "vitest";
import { isOriginAllowed } from "./origin-rule.ts";

const rule = { allowedOrigins: ["https://notes.example"], isOpen: false };

test.each([
  ["the page's own host", "http://192.168.1.5:3000", "192.168.1.5:3000", false, true],
  ["the own host in other letters", "https://Notes.Local", "NOTES.local", false, true],
  ["an allowed origin", "https://notes.example", "collab.example", false, true],
  ["an allowed host under another scheme", "http://notes.example", "collab.example", false, false],
  ["another port of the own host", "http://192.168.1.5:3001", "192.168.1.5:3000", false, false],
  ["another page", "https://evil.example", "notes.local", true, false],
  ["an opaque origin", "null", "notes.local", true, false],
  ["no Origin with a token", undefined, "notes.local", true, true],
  ["no Origin without a token", undefined, "notes.local", false, false],
  ["no Host", "https://evil.example", undefined, true, false],
] as const)("ORIGIN %s", (_, origin, host, hasToken, expected) => {
  expect(isOriginAllowed(rule, { origin, host, hasToken })).toBe(expected);
});

test("ORIGIN open mode lets programs in without a token, but no other page", () => {
  const open = { allowedOrigins: [], isOpen: true };
  expect(isOriginAllowed(open, { origin: undefined, host: "h", hasToken: false })).toBe(true);
  expect(isOriginAllowed(open, { origin: "https://evil.example", host: "h", hasToken: false })).toBe(false);
  const any = { allowedOrigins: ["*"], isOpen: true };
  expect(isOriginAllowed(any, { origin: "https://evil.example", host: "h", hasToken: false })).toBe(true);
});
