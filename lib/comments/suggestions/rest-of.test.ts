import { expect, test } from "vitest";
import { restOf } from "./rest-of.ts";

const rest = (state: "accepted" | "rejected", insert: string) =>
  restOf({ insert: "one", state, decidedBy: "ann" }, insert);

test("of an accepted suggestion what was typed after it goes on, of a rejected one all, if there is more at all", () => {
  expect(rest("accepted", "one two")).toBe(" two");
  expect(rest("accepted", "other")).toBe("other");
  expect(rest("rejected", "one two")).toBe("one two");
  expect([rest("accepted", "one"), rest("rejected", "one")]).toEqual(["", ""]);
});
