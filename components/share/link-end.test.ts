import { expect, test } from "vitest";
import { linkEnd, toLocalField } from "./link-end.ts";

test("a choice is a time from now, never, or what the field says", () => {
  expect(linkEnd("never", "", 1_000)).toBeNull();
  expect(linkEnd("hour", "", 1_000)).toBe(3_601_000);
  expect(linkEnd("at", "2031-02-03T04:05", 0)).toBe(new Date(2031, 1, 3, 4, 5).getTime());
  expect(linkEnd("at", "", 0)).toBeUndefined();
});

test("the field shows the time as the reader's clock does", () => {
  const time = new Date(2031, 1, 3, 4, 5).getTime();
  expect(toLocalField(time)).toBe("2031-02-03T04:05");
  expect(linkEnd("at", toLocalField(time), 0)).toBe(time);
});
