import { describe, expect, it } from "vitest";
import { englishTexts } from "#lib/texts/testing/english-texts.ts";
import { relativeTimeText } from "./relative-time-text.ts";

const now = Date.UTC(2026, 5, 15, 12, 0, 0);
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

describe("relativeTimeText", () => {
  it.each([
    [-5 * minute, "just now"],
    [0, "just now"],
    [minute - 1, "just now"],
    [minute, "1 minute ago"],
    [59 * minute, "59 minutes ago"],
    [hour, "1 hour ago"],
    [day - 1, "23 hours ago"],
    [day, "1 day ago"],
    [6.9 * day, "6 days ago"],
    [7 * day, "8 Jun"],
    [200 * day, "27 Nov 2025"],
  ])("an age of %d ms reads %j", (age, text) => {
    expect(relativeTimeText(now - age, now, englishTexts)).toBe(text);
  });
});
