import { expect, test } from "vitest";
import { safeHref } from "./safe-href.ts";

test("web, mail and telephone addresses and fragments pass", () => {
  for (const href of ["https://a.b/c?d#e", "http://a", "mailto:a@b.c", "tel:+1", "#x", "/d/abc"])
    expect(safeHref(href)).toBe(href);
});

test("a bare domain becomes https", () => {
  expect(safeHref("example.org/x")).toBe("https://example.org/x");
  expect(safeHref("example.org:8080/x")).toBe("https://example.org:8080/x");
});

test("what could run or read is refused, however it is written", () => {
  for (const href of [
    "javascript:alert(1)",
    "JaVaScRiPt:x",
    "java\tscript:x",
    "\u0001javascript:x",
    " javascript:x",
    "data:text/html,x",
    "file:///etc/passwd",
    "vbscript:x",
    "",
  ]) {
    expect(safeHref(href)).toBeUndefined();
  }
});
