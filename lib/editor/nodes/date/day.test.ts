import { expect, test } from "vitest";
import { dateText, isDay, toDay } from "./day.ts";

test.each([
  ["2026-11-21", true],
  ["2024-02-29", true],
  ["2026-02-29", false],
  ["2026-13-01", false],
  ["21.11.2026", false],
  [undefined, false],
])("%s: %s", (value, answer) => expect(isDay(value)).toBe(answer));

test("a day is the one that it is here, and is written as the language does", () => {
  expect(toDay(new Date(2026, 0, 5, 23, 59))).toBe("2026-01-05");
  expect(dateText("2026-11-21", "en-GB")).toBe("21 Nov 2026");
  expect(dateText("2026-11-21", "de-DE")).toBe("21.11.2026");
  expect(dateText("soon")).toBe("soon");
});
