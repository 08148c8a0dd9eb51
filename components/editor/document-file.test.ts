import { expect, it } from "vitest";
import { fileNameOf } from "./document-file.ts";

it.each([
  ["Plan", "Plan.html"],
  ["  a/b\\c: d?  ", "a b c  d.html"],
  ["../../etc/passwd", "etc passwd.html"],
  ["", "Untitled.html"],
  ["...", "Untitled.html"],
  ["x".repeat(300), `${"x".repeat(100)}.html`],
])("%j becomes %j", (title, name) => {
  expect(fileNameOf(title, "html")).toBe(name);
});
