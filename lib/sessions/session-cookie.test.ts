import { expect, test } from "vitest";
import { readCookie, sessionCookieName, sessionSetCookie, withCookie } from "./session-cookie.ts";

const secret = "s".repeat(43);

test("the name differs between two Quires on one host", () => {
  expect(sessionCookieName(secret)).toMatch(/^quire_session_[0-9a-f]{8}$/);
  expect(sessionCookieName(secret)).not.toBe(sessionCookieName("t".repeat(43)));
});

test("the cookie is HttpOnly and Lax, and Secure under https only", () => {
  const plain = sessionSetCookie(secret, "tok", "http");
  expect(plain).toBe(`${sessionCookieName(secret)}=tok; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax`);
  expect(sessionSetCookie(secret, "tok", "https")).toBe(`${plain}; Secure`);
  expect(sessionSetCookie(secret, undefined, "http")).toContain("=; Path=/; Max-Age=0;");
});

test("a cookie is read by its whole name", () => {
  expect(readCookie("a=1; ab=2;b = 3", "b")).toBe("3");
  expect(readCookie("a=1; ab=x=y", "ab")).toBe("x=y");
  expect(readCookie("xa=1", "a")).toBeUndefined();
  expect(readCookie(null, "a")).toBeUndefined();
});

test("a cookie is put in place of every older one of its name", () => {
  expect(withCookie("a=1; b=2; a=3", "a", "new")).toBe("b=2; a=new");
  expect(withCookie(null, "a", "new")).toBe("a=new");
});
