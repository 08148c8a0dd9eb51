import { describe, expect, it } from "vitest";
import { extendedTo, nothingSelected, selectionOf, toggled, withinList } from "./selection.ts";

const order = ["a", "b", "c", "d", "e"];
const ids = ({ ids }: { ids: ReadonlySet<string> }) => [...ids].sort().join("");

describe("selection", () => {
  it("chooses a row, and lets go of it", () => {
    const one = toggled(nothingSelected, "b");
    expect(ids(one)).toBe("b");
    expect(ids(toggled(one, "b"))).toBe("");
  });

  it("grows from the row that was chosen last, both ways", () => {
    const from = toggled(nothingSelected, "c");
    expect(ids(extendedTo(from, order, "e"))).toBe("cde");
    expect(ids(extendedTo(from, order, "a"))).toBe("abc");
  });

  it("gives rows back when the range shrinks or turns around, and keeps what was chosen before", () => {
    const from = toggled(toggled(nothingSelected, "e"), "b");
    const grown = extendedTo(from, order, "d");
    expect(ids(grown)).toBe("bcde");
    expect(ids(extendedTo(grown, order, "a"))).toBe("abe");
  });

  it("begins with the row itself where nothing was chosen", () => {
    const first = extendedTo(nothingSelected, order, "d");
    expect(ids(first)).toBe("d");
    expect(ids(extendedTo(first, order, "b"))).toBe("bcd");
  });

  it("begins anew after everything was chosen at once", () => {
    expect(ids(extendedTo(selectionOf(["a"]), order, "c"))).toBe("ac");
  });

  it("ignores a row that is not in the list", () => {
    const one = toggled(nothingSelected, "a");
    expect(extendedTo(one, order, "z")).toBe(one);
  });

  it("lets go of what left the list, and is the same value when nothing did", () => {
    const some = toggled(toggled(nothingSelected, "a"), "b");
    expect(withinList(some, () => true)).toBe(some);
    const left = withinList(some, (id) => id === "a");
    expect(ids(left)).toBe("a");
    expect(left.anchor).toBeNull();
  });
});
