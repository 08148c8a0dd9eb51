import { expect, test } from "vitest";
import { matchRoute, type Route } from "./route.ts";

const route = (method: Route["method"], path: string): Route => ({
  method,
  path,
  needsPerson: true,
  run: () => Promise.resolve({ status: 204 }),
});
const routes = [
  route("GET", "/v1/people/me"),
  route("POST", "/v1/people/:id"),
  route("GET", "/v1/documents/:id/links/:linkId"),
  route("DELETE", "/v1/documents/:id/links/:linkId"),
];
const match = (method: string, path: string) => matchRoute(routes, method, path);

test("parameters are decoded, and never span segments", () => {
  expect(match("GET", "/v1/documents/a%2Fb/links/%C3%A9")).toMatchObject({
    kind: "found",
    params: { id: "a/b", linkId: "é" },
  });
  expect(match("GET", "/v1/documents/a/b/links/c")).toEqual({ kind: "none" });
});

test("a segment written out wins over a parameter, also when its method is another", () => {
  expect(match("GET", "/v1/people/me")).toMatchObject({ kind: "found", params: {} });
  expect(match("POST", "/v1/people/me")).toEqual({ kind: "otherMethod", allowed: ["GET"] });
  expect(match("POST", "/v1/people/you")).toMatchObject({ kind: "found", params: { id: "you" } });
});

test("a path with another method says which ones there are", () => {
  expect(match("PATCH", "/v1/documents/a/links/b")).toEqual({
    kind: "otherMethod",
    allowed: ["GET", "DELETE"],
  });
});

test.each(["/v1/documents//links/b", "/v1/nothing", "/v1/people/me/", "/v1/people/%E0%A4%A", ""])(
  "%j is no path",
  (path) => {
    expect(match("GET", path)).toEqual({ kind: "none" });
  },
);
