import { expect, test } from "vitest";
import { mayMutate } from "./same-origin.ts";

test.each(["GET", "HEAD", "OPTIONS"])("%s changes nothing and needs no Origin", (method) => {
  expect(mayMutate(method, null, "q.example")).toBe(true);
  expect(mayMutate(method, "https://evil.example", "q.example")).toBe(true);
});

test.each([
  ["http://q.example:3000", "q.example:3000"],
  ["https://q.example", "q.example"],
  ["https://q.example", "q.example:443"],
  ["http://192.168.1.5:3000", "192.168.1.5:3000"],
  ["http://[::1]:3000", "[::1]:3000"],
])("Origin %s may change things at host %s", (origin, host) => {
  expect(mayMutate("POST", origin, host)).toBe(true);
});

test.each([
  [null, "q.example"],
  ["null", "q.example"],
  ["", "q.example"],
  ["https://evil.example", "q.example"],
  ["https://q.example.evil.example", "q.example"],
  ["http://q.example:8080", "q.example:3000"],
  ["http://q.example", ""],
  ["chrome-extension://q.example", "q.example"],
])("Origin %s may not change things at host %s", (origin, host) => {
  for (const method of ["POST", "PATCH", "PUT", "DELETE", "post"])
    expect(mayMutate(method, origin, host)).toBe(false);
});
