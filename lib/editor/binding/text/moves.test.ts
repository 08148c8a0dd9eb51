// @vitest-environment happy-dom
/** Moved blocks (portals.ts): what crossing edits, and moves across each other, make of them. */
import { expect, test } from "vitest";
import * as Y from "yjs";
import { moveBlocks } from "../../commands/move-block.ts";
import { schema } from "../../schema/schema.ts";
import { block } from "../contract/stage.ts";
import { connect, exchange, type Replica } from "../replica.ts";
import { meet, pair as pairOn } from "./two-people.ts";

/** Two editors on blocks with these texts; each takes its length + 2 positions. */
const pair = (...texts: string[]) => pairOn(texts.map((text) => block(text)));

/** Moves the blocks from the one with `first` to the one with `last` before the one with `before`, or to the end. */
function move(r: Replica, first: string, last: string, before?: string): void {
  const start = (text: string) => r.view.state.doc.resolve(r.find(text)).before(1);
  const end = r.view.state.doc.resolve(r.find(last)).after(1);
  const target = before === undefined ? r.view.state.doc.content.size : start(before);
  expect(r.run(moveBlocks(start(first), end, target))).toBe(true);
}

const linesOf = (r: Replica) => r.lines.map((line) => line.replace("paragraph:", ""));

function portals(r: Replica): number {
  let count = 0;
  for (let item = r.doc.getText("body")._start; item !== null; item = item.right) {
    const { content } = item;
    if (!item.deleted && content instanceof Y.ContentType && content.type instanceof Y.XmlElement)
      count += content.type.nodeName === "moved" ? 1 : 0;
  }
  return count;
}

test("a move is one small element, and typing in a moved block one letter", () => {
  const [a] = pair("one", "two", "three");
  const sizes: number[] = [];
  a.doc.on("update", (update: Uint8Array) => sizes.push(update.length));
  move(a, "three", "three", "one");
  a.select(a.find("three", 5)).type("!");
  expect(linesOf(a)).toEqual(["three!", "one", "two"]);
  expect(sizes[0]).toBeLessThan(80);
  expect(sizes[1]).toBeLessThan(30);
});

test("moving again and again keeps one portal; moving back leaves none", () => {
  const [a] = pair("one", "two", "three");
  for (const before of ["one", "two", "one", "two"]) move(a, "three", "three", before);
  expect(linesOf(a)).toEqual(["one", "three", "two"]);
  expect(portals(a)).toBe(1);
  move(a, "three", "three");
  expect(linesOf(a)).toEqual(["one", "two", "three"]);
  expect(portals(a)).toBe(0);
});

test("what was moved out of moved blocks stays out, whoever is first", () => {
  const [a, b] = pair("one", "two", "three", "four");
  move(a, "two", "three");
  move(b, "three", "three", "one");
  expect(meet(a, b)).toEqual(["three", "one", "four", "two"]);
});

test("moves of blocks that overlap in part: each is there once", () => {
  const [a, b] = pair("one", "two", "three", "four", "five");
  move(a, "two", "three", "one");
  move(b, "three", "four");
  expect(meet(a, b)).toEqual(["two", "one", "five", "three", "four"]);
});

test("blocks that are moved into each other: each is there once", () => {
  const [a, b] = pair("one", "two", "three", "four", "five");
  move(a, "one", "two", "four");
  move(b, "three", "four", "two");
  expect(meet(a, b).toSorted()).toEqual(["five", "four", "one", "three", "two"]);
});

test("both move the same block and both undo: it is back where it was", () => {
  const [a, b] = pair("one", "two", "three");
  move(a, "two", "two", "one");
  move(b, "two", "two");
  expect(meet(a, b)).toEqual(["two", "one", "three"]);
  a.undo();
  expect(meet(a, b)).toEqual(["one", "three", "two"]);
  b.undo();
  expect(meet(a, b)).toEqual(["one", "two", "three"]);
  b.redo();
  expect(meet(a, b)).toEqual(["one", "three", "two"]);
});

test("everything around a moved block is deleted: the block is there", () => {
  const [a, b] = pair("one", "two", "three", "four");
  move(a, "four", "four", "two");
  b.view.dispatch(b.view.state.tr.delete(0, b.view.state.doc.resolve(b.find("three")).after(1)));
  expect(meet(a, b)).toEqual(["four"]);
});

test("delete ‖ move, then undo of the deletion: it is back where it was moved to", () => {
  const [a, b] = pair("one", "two", "three");
  move(a, "two", "two", "one");
  const at = b.view.state.doc.resolve(b.find("two"));
  b.view.dispatch(b.view.state.tr.delete(at.before(1), at.after(1)));
  expect(meet(a, b)).toEqual(["one", "three"]);
  b.undo();
  expect(meet(a, b)).toEqual(["two", "one", "three"]);
});

test("new blocks around a moved one stand around it, there and here", () => {
  const [a, b] = pair("one", "two", "three");
  connect(a, b);
  move(a, "three", "three", "one");
  b.view.dispatch(b.view.state.tr.split(b.find("three", 5)));
  b.view.dispatch(b.view.state.tr.insertText("behind", b.find("one") - 2));
  b.view.dispatch(b.view.state.tr.insert(0, schema.node("block", null, [schema.text("before")])));
  expect(meet(a, b)).toEqual(["before", "three", "behind", "one", "two"]);
});

test("joined with what stands before it, split, and joined again; marks reach over the border", () => {
  const [a, b] = pair("one", "two", "three");
  connect(a, b);
  move(a, "three", "three", "two");
  a.view.dispatch(a.view.state.tr.join(a.view.state.doc.resolve(a.find("three")).before(1)));
  expect(meet(a, b)).toEqual(["onethree", "two"]);
  b.view.dispatch(b.view.state.tr.addMark(b.find("ne"), b.find("ree"), schema.mark("strong")));
  expect(meet(a, b)).toEqual(["onethree", "two"]);
  expect(a.view.state.doc.child(0).child(1).text).toBe("neth");
  move(b, "onethree", "onethree");
  expect(meet(a, b)).toEqual(["two", "onethree"]);
  b.view.dispatch(b.view.state.tr.split(b.find("three")));
  expect(meet(a, b)).toEqual(["two", "one", "three"]);
  expect(a.view.state.doc.child(2).child(0).text).toBe("th");
});

test("the caret goes along when somebody else moves its block", () => {
  const [a, b] = pair("one", "two", "three");
  connect(a, b);
  a.select(a.find("three", 2));
  move(b, "three", "three", "one");
  a.type("X");
  expect(meet(a, b)).toEqual(["thXree", "one", "two"]);
});

test("bold that reaches over blocks stays with those that it was put on", () => {
  const [a, b] = pair("one", "two", "three");
  a.view.dispatch(a.view.state.tr.addMark(1, a.find("two", 3), schema.mark("strong")));
  exchange(a, b);
  move(b, "two", "two");
  expect(meet(a, b)).toEqual(["one", "three", "two"]);
  const bold = a.view.state.doc.children.map((node) => node.firstChild?.marks.length);
  expect(bold).toEqual([1, 0, 1]);
});
