import { describe, expect, it } from "vitest";
import { initialsOf } from "./initials.ts";

describe("initialsOf", () => {
  it.each([
    ["Calm Otter", "CO"],
    ["ada", "A"],
    ["  Jean  Luc   Picard ", "JP"],
    ["élodie", "É"],
    ["👩‍🚀 Sam", "👩‍🚀S"],
    ["", "?"],
    ["   ", "?"],
  ])("%j becomes %j", (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });
});
