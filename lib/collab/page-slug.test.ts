import { expect, test } from "vitest";
import { createSlug } from "./page-slug.ts";
import { isSlug } from "./publish-api.ts";

test.each([
  ["Über Straßen & Brücken", /^uber-strassen-brucken-[a-z0-9]{6}$/],
  ["  ", /^page-[a-z0-9]{6}$/],
  ["日本語", /^page-[a-z0-9]{6}$/],
  ["<script>alert(1)</script>", /^script-alert-1-script-[a-z0-9]{6}$/],
  ["x".repeat(500), /^x{40}-[a-z0-9]{6}$/],
])("the title %j gives an address that may be one", (title, expected) => {
  const slug = createSlug(title);
  expect(slug).toMatch(expected);
  expect(isSlug(slug)).toBe(true);
});

test.each(["", "ab", "-abc", "abc-", "a--b", "Abc", "a/b", "a.b", "a b", "ä-b-c", "x".repeat(61)])(
  "%j is no address",
  (slug) => expect(isSlug(slug)).toBe(false),
);

test("two pages of one title have two addresses", () => {
  expect(createSlug("Plan")).not.toBe(createSlug("Plan"));
});
