import { expect, it } from "vitest";
import { writingDirection } from "./writing-direction.ts";

it.each([
  ["Rome, then רומא", "ltr"],
  ["1. שלום world", "rtl"],
  ["«مرحبا»", "rtl"],
  ["こんにちは", "ltr"],
  ["2 800 000 – ?", undefined],
  ["", undefined],
])("%s is written %s", (text, direction) => {
  expect(writingDirection(text)).toBe(direction);
});
