import { expect, test } from "vitest";
import { createId } from "./doc-id.ts";
import { friendlyPerson, personColors } from "./friendly-person.ts";

/** Relative luminance (WCAG 2.2). */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((i) => Number.parseInt(hex.slice(i, i + 2), 16) / 255)
    .map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

test("every colour is readable under white text (4.5 or more)", () => {
  for (const color of personColors) expect(1.05 / (luminance(color) + 0.05)).toBeGreaterThanOrEqual(4.5);
});

test("the same id always gives the same person; many ids give many", () => {
  expect(friendlyPerson("abc")).toEqual(friendlyPerson("abc"));
  const names = new Set(Array.from({ length: 400 }, () => friendlyPerson(createId()).name));
  expect(names.size).toBeGreaterThan(150);
});
