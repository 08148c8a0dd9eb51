import { expect, test } from "vitest";
import { roleAllows, roles, strongerRole } from "./role.ts";

test("each role allows itself and what is below, nothing above", () => {
  for (const [i, role] of roles.entries()) {
    for (const [j, needed] of roles.entries()) expect(roleAllows(role, needed)).toBe(i >= j);
  }
});

test("no role allows nothing", () => {
  for (const needed of roles) expect(roleAllows(undefined, needed)).toBe(false);
});

test("the stronger role wins, whichever side it is on", () => {
  expect(strongerRole("view", "edit")).toBe("edit");
  expect(strongerRole("own", "edit")).toBe("own");
  expect(strongerRole(undefined, "view")).toBe("view");
  expect(strongerRole(undefined, undefined)).toBeUndefined();
});
