import { afterEach, expect, test, vi } from "vitest";
import { webApi } from "./web-api.ts";

afterEach(() => vi.unstubAllGlobals());

test("ids and queries are encoded, so that no id reaches another path", async () => {
  const asked: string[] = [];
  vi.stubGlobal("fetch", async (path: string, init: RequestInit) => {
    asked.push(`${init.method ?? ""} ${path}`);
    return new Response(null, { status: 204 });
  });
  await webApi.revokeLink("a/../b", "l?1");
  await webApi.documents("trash", "a&b").catch(() => undefined);
  expect(asked).toEqual([
    "DELETE /api/documents/a%2F..%2Fb/links/l%3F1",
    "GET /api/documents?scope=trash&q=a%26b",
  ]);
});
