import { expect, test } from "vitest";
import { cleanPersonName, cleanTitle } from "./person-name.ts";

test("a name is trimmed and its white space becomes single spaces", () => {
  expect(cleanPersonName("  Ann \n\t Lee ")).toBe("Ann Lee");
});

test("control characters and marks that turn the direction are dropped", () => {
  expect(cleanPersonName("An\u0000n\u202e eeL\u2066\u200f\ufeff")).toBe("Ann eeL");
  expect(cleanPersonName("Ann\ud800")).toBe("Ann");
});

test("a name is cut at 40 code points, never inside one", () => {
  expect(cleanPersonName("😀".repeat(50))).toBe("😀".repeat(40));
  expect(cleanPersonName("x".repeat(39) + " y")).toBe("x".repeat(39));
});

test("a name with nothing to see is none", () => {
  for (const raw of ["", " ", "\u200b\u2060", "\u3164", "\u200d"])
    expect(cleanPersonName(raw)).toBeUndefined();
});

test("emoji families, Persian and combining letters survive", () => {
  for (const name of ["👩‍👩‍👧", "می‌خواهم", "Zoë", "李雷"]) expect(cleanPersonName(name)).toBe(name);
  expect(cleanPersonName("Zoe\u0308")).toBe("Zoë");
});

test("a title is one line of at most 200 code points, and may be empty", () => {
  expect(cleanTitle(" Plan\nfor  May ")).toBe("Plan for May");
  expect(cleanTitle("é".repeat(300))).toHaveLength(200);
  expect(cleanTitle("\n")).toBe("");
});
