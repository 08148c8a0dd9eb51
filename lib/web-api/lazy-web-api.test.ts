import { afterEach, expect, test, vi } from "vitest";
import { webApi } from "./lazy-web-api.ts";

afterEach(() => vi.unstubAllGlobals());

test("calls by the same names, with the same answers", async () => {
  const send = vi.fn<typeof fetch>(async () => Response.json({ documents: [] }));
  vi.stubGlobal("fetch", send);
  expect(await webApi.documents("trash", "a&b")).toEqual([]);
  expect(send.mock.calls[0]?.[0]).toBe("/api/documents?scope=trash&q=a%26b");
});

test("rejects as the call does", async () => {
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("Failed to fetch")));
  await expect(webApi.me()).rejects.toMatchObject({ name: "WebApiError", code: "offline" });
});
