// @vitest-environment happy-dom
import { describe, expect, test } from "vitest";
import { schema } from "../../schema/schema.ts";
import { block } from "../contract/stage.ts";
import { connect, exchange } from "../replica.ts";
import { childAt, meet, move, pair, remove } from "./two-people.ts";

describe("crossing edits of blocks", () => {
  test("delete a block ‖ type in it: what was typed stays, as a paragraph of its own", () => {
    const [a, b] = pair();
    remove(a, 1);
    b.select(b.find("quick")).type("NEW ");
    expect(meet(a, b)).toEqual(["alpha beta", "NEW ", "omega"]);
  });

  test("retype ‖ Enter in it: one kind for the first half, nothing lost", () => {
    const [a, b] = pair();
    a.view.dispatch(a.view.state.tr.setNodeAttribute(childAt(a, 1).at, "kind", "heading"));
    b.view.dispatch(b.view.state.tr.split(b.find("brown")));
    expect(meet(a, b)).toEqual(["alpha beta", "heading:The quick ", "brown fox", "omega"]);
  });

  test("Enter at the end ‖ typing at the end: the text stays in its line", () => {
    const [a, b] = pair();
    a.view.dispatch(a.view.state.tr.split(a.find("fox", 3)));
    b.select(b.find("fox", 3)).type(" jumps");
    expect(meet(a, b)).toEqual(["alpha beta", "The quick brown fox jumps", "", "omega"]);
  });

  test("join ‖ a new block between the two: nothing is glued to it", () => {
    const [a, b] = pair();
    a.view.dispatch(a.view.state.tr.join(childAt(a, 1).at));
    b.view.dispatch(b.view.state.tr.insert(childAt(b, 1).at, block("between")));
    expect(meet(a, b)).toEqual(["alpha beta", "between", "The quick brown fox", "omega"]);
  });

  test("move ‖ move of the same block gives one copy", () => {
    const [a, b] = pair();
    move(a, 1, 0);
    move(b, 1, 3);
    const lines = meet(a, b);
    expect(lines).toHaveLength(3);
    expect(lines.filter((line) => line.includes("quick"))).toHaveLength(1);
  });

  test("move ‖ type in it: what was typed goes along", () => {
    const [a, b] = pair();
    move(a, 1, 0);
    b.select(b.find("quick")).type("NEW ");
    expect(meet(a, b)).toEqual(["The NEW quick brown fox", "alpha beta", "omega"]);
  });

  test("both delete the same word, both undo: it is there once", () => {
    const [a, b] = pair();
    for (const r of [a, b]) r.view.dispatch(r.view.state.tr.delete(r.find("quick"), r.find("quick", 6)));
    exchange(a, b);
    a.undo();
    b.undo();
    expect(meet(a, b)[1]).toBe("The quick brown fox");
  });

  test("both join, both undo: one border is back", () => {
    const [a, b] = pair();
    for (const r of [a, b]) r.view.dispatch(r.view.state.tr.join(childAt(r, 1).at));
    exchange(a, b);
    a.undo();
    b.undo();
    expect(meet(a, b)).toEqual(["alpha beta", "The quick brown fox", "omega"]);
  });

  test("delete a block ‖ type in it, then undo the deletion: the block is back around what was typed", () => {
    const [a, b] = pair();
    remove(a, 1);
    b.select(b.find("quick")).type("NEW ");
    exchange(a, b);
    a.undo();
    expect(meet(a, b)).toEqual(["alpha beta", "The NEW quick brown fox", "omega"]);
  });

  test("a word that comes back twice is shown once, with what both then type into it", () => {
    const [a, b] = pair();
    for (const r of [a, b]) r.view.dispatch(r.view.state.tr.delete(r.find("quick"), r.find("quick", 5)));
    exchange(a, b);
    a.undo();
    b.undo();
    a.select(a.find("quick", 2)).type("A");
    b.select(b.find("quick", 3)).type("B");
    const [, line] = meet(a, b);
    expect(line?.replace(/[AB]/g, "")).toBe("The quick brown fox");
    expect(line).toMatch(/A/);
    expect(line).toMatch(/B/);
  });

  test("characters of two halves are written whole", () => {
    const [a, b] = pair([block("x😀y")]);
    a.view.dispatch(a.view.state.tr.insertText("😁", 2, 4));
    exchange(a, b);
    b.view.dispatch(b.view.state.tr.insertText("😂", 2, 4));
    expect(meet(a, b)).toEqual(["x😂y"]);
  });

  test("undo of a move puts the block back where it was, with what was typed in it since", () => {
    const [a, b] = pair();
    connect(a, b);
    move(a, 0, 3);
    b.select(b.find("beta")).type("NEW ");
    a.undo();
    meet(a, b);
    expect(a.lines.join("")).toContain("NEW ");
    expect(a.lines.filter((line) => line.includes("beta"))).toHaveLength(1);
    expect(a.lines.findIndex((line) => line.includes("beta"))).toBeLessThan(
      a.lines.indexOf("paragraph:omega"),
    );
  });

  test("bold over a place where another presses Enter: both halves are bold", () => {
    const [a, b] = pair();
    a.view.dispatch(a.view.state.tr.addMark(a.find("quick"), a.find("fox"), schema.mark("strong")));
    b.view.dispatch(b.view.state.tr.split(b.find("brown")));
    meet(a, b);
    expect(a.view.state.doc.child(1).lastChild?.marks.map((mark) => mark.type.name)).toEqual(["strong"]);
    expect(a.view.state.doc.child(2).firstChild?.marks.map((mark) => mark.type.name)).toEqual(["strong"]);
    expect(a.view.state.doc.child(2).lastChild?.marks).toEqual([]);
  });

  test("attributes of an image set by two people at once both hold", () => {
    const [a, b] = pair([block("x"), schema.node("image", { src: "s" })]);
    a.view.dispatch(a.view.state.tr.setNodeAttribute(3, "alt", "A"));
    b.view.dispatch(b.view.state.tr.setNodeAttribute(3, "width", 200));
    meet(a, b);
    expect(a.view.state.doc.child(1).attrs).toMatchObject({ src: "s", alt: "A", width: 200 });
  });
});
