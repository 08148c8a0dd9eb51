import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { leastEdit } from "./least-edit.ts";

// With the u flag a pair is one character, so a class of surrogates matches only lone ones.
const loneSurrogate = /[\ud800-\udfff]/u;

describe("leastEdit", () => {
  it("finds typing, deleting and replacing", () => {
    expect(leastEdit("Plan", "Plans", 5)).toEqual({ index: 4, remove: 0, insert: "s" });
    expect(leastEdit("Plan", "Pan", 1)).toEqual({ index: 1, remove: 1, insert: "" });
    expect(leastEdit("Our plan", "Our new plan", 8)).toEqual({ index: 4, remove: 0, insert: "new " });
    expect(leastEdit("same", "same", 2)).toBeUndefined();
  });

  it("puts a repeated letter where it was typed", () => {
    expect(leastEdit("aa", "aaa", 1)).toEqual({ index: 0, remove: 0, insert: "a" });
    expect(leastEdit("aa", "aaa", 3)).toEqual({ index: 2, remove: 0, insert: "a" });
  });

  it("keeps surrogate pairs whole", () => {
    expect(leastEdit("😀", "😁", 2)).toEqual({ index: 0, remove: 2, insert: "😁" });
    expect(leastEdit("a😀b", "a😀😀b", 5)).toEqual({ index: 3, remove: 0, insert: "😀" });
  });

  it("always turns one into the other, with no needless letter", () => {
    const text = fc.string({ unit: fc.constantFrom("a", "b", "😀", "é"), maxLength: 12 });
    fc.assert(
      fc.property(text, text, fc.nat(24), (before, after, caret) => {
        const edit = leastEdit(before, after, Math.min(caret, after.length));
        if (edit === undefined) {
          expect(before).toBe(after);
          return;
        }
        expect(before.slice(0, edit.index) + edit.insert + before.slice(edit.index + edit.remove)).toBe(
          after,
        );
        expect(edit.insert).not.toMatch(loneSurrogate);
        expect(before.slice(edit.index, edit.index + edit.remove)).not.toMatch(loneSurrogate);
        expect(edit.remove + edit.insert.length).toBeGreaterThan(0);
      }),
      { seed: 3, numRuns: 1_000 },
    );
  });
});
