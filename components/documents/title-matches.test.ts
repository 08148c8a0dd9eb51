import { describe, expect, it } from "vitest";
import { titleMatches } from "./title-matches.ts";

describe("titleMatches", () => {
  it.each([
    ["Minutes of March", "", true],
    ["Minutes of March", "march", true],
    ["Minutes of March", "  MARCH minutes ", true],
    ["Résumé", "resume", true],
    ["Resume", "résumé", true],
    ["Ψηφιδωτό", "ψηφιδωτο", true],
    ["Minutes of March", "april", false],
    ["Minutes of March", "march april", false],
  ])("%j with %j: %s", (title, query, expected) => {
    expect(titleMatches(title, query)).toBe(expected);
  });
});
