import { expect, test } from "vitest";
import { limits } from "#lib/collab/limits.ts";
import { createSearchLimit } from "./search-limit.ts";

test("nobody who types meets it; who asks without end waits, alone", () => {
  let now = 0;
  const limit = createSearchLimit(() => now);
  for (let at = 0; at < limits.searchBurst; at++) limit("ann");
  expect(() => limit("ann")).toThrow(expect.objectContaining({ code: "rate_limited" }));
  expect(() => limit("bob")).not.toThrow();
  now += 1_000 / limits.searchesPerSecond;
  expect(() => limit("ann")).not.toThrow();
});
