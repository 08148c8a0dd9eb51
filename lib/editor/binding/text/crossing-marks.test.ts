// @vitest-environment happy-dom
/** Marks that cross (mark-ranges.ts), and that no toggles pile up under them. */
import type { Mark } from "prosemirror-model";
import { afterEach, expect, test } from "vitest";
import * as Y from "yjs";
import { schema } from "../../schema/schema.ts";
import { exchange, Replica } from "../replica.ts";
import { textBinding } from "./text-binding.ts";

const text = "The quick brown fox jumps over the dog";
const replicas: Replica[] = [];

afterEach(() => {
  for (const replica of replicas.splice(0)) {
    expect(replica.stored.toJSON()).toEqual(replica.view.state.doc.toJSON());
    replica.destroy();
  }
});

/** Three editors on one paragraph. */
function people(...marks: Mark[]): [Replica, Replica, Replica] {
  const doc = new Y.Doc();
  const block = schema.node("block", null, [schema.text(text, marks)]);
  textBinding.seed(doc, schema.node("doc", null, [block]));
  const update = Y.encodeStateAsUpdate(doc);
  const [a, b, c] = [1, 2, 3].map((clientId) => new Replica({ binding: textBinding, update, clientId }));
  if (a === undefined || b === undefined || c === undefined) throw new Error("three were made");
  replicas.push(a, b, c);
  return [a, b, c];
}

function mark(r: Replica, words: string, name: string, attrs?: Record<string, unknown>): void {
  const from = r.find(words);
  r.view.dispatch(r.view.state.tr.addMark(from, from + words.length, schema.mark(name, attrs)));
}

function unmark(r: Replica, words: string, name: string): void {
  const from = r.find(words);
  r.view.dispatch(r.view.state.tr.removeMark(from, from + words.length, schema.marks[name]));
}

/** The words under `name`, with the mark's first attribute. */
function marked(r: Replica, name: string): string[] {
  return r.view.state.doc.child(0).children.flatMap((node) => {
    const found = node.marks.find((each) => each.type.name === name);
    return found === undefined ? [] : [[...Object.values(found.attrs), node.text].join(" ")];
  });
}

function meet(...all: Replica[]): Replica {
  for (const [i, one] of all.entries()) for (const other of all.slice(i + 1)) exchange(one, other);
  const [first, ...others] = all;
  if (first === undefined) throw new Error("nobody");
  for (const other of others) expect(other.view.state.doc.toJSON()).toEqual(first.view.state.doc.toJSON());
  return first;
}

function toggles(r: Replica): number {
  let count = 0;
  for (let item = r.doc.getText("body")._start; item !== null; item = item.right)
    if (!item.deleted && item.content instanceof Y.ContentFormat) count += 1;
  return count;
}

test("ranges of three people cross: what one of them made bold is bold", () => {
  const [a, b, c] = people();
  mark(a, "quick brown", "strong");
  mark(b, "brown fox", "strong");
  mark(c, "fox jumps", "strong");
  expect(marked(meet(a, b, c), "strong")).toEqual(["quick brown fox jumps"]);
});

test("colours cross: both stay, the later one is on in between", () => {
  const [a, b] = people();
  mark(a, "quick brown", "color", { color: "red" });
  mark(b, "brown fox", "color", { color: "blue" });
  expect(marked(meet(a, b), "color")).toEqual(["red quick ", "blue brown fox"]);
});

test("links cross: none runs on", () => {
  const [a, b] = people();
  mark(b, "quick brown", "link", { href: "/b" });
  mark(a, "brown fox", "link", { href: "/a" });
  expect(marked(meet(a, b), "link")).toEqual(["/b quick ", "/a brown fox"]);
});

test("two take bold away from ranges that overlap: nothing of them stays bold", () => {
  const [a, b] = people(schema.mark("strong"));
  unmark(a, "quick brown", "strong");
  unmark(b, "brown fox", "strong");
  expect(marked(meet(a, b), "strong")).toEqual(["The ", " jumps over the dog"]);
});

test("one makes more of it bold while the other makes its start plain", () => {
  const [a, b, c] = people();
  mark(c, "quick brown", "strong");
  meet(a, b, c);
  mark(a, "brown fox", "strong");
  unmark(b, "quick brown", "strong");
  expect(marked(meet(a, b, c), "strong")).toEqual([" fox"]);
});

test("what crosses can be taken away from a part of it, and from all of it", () => {
  const [a, b, c] = people();
  mark(a, "quick brown fox", "strong");
  mark(b, "brown fox jumps", "strong");
  meet(a, b, c);
  unmark(c, "brown", "strong");
  expect(marked(meet(a, b, c), "strong")).toEqual(["quick ", " fox jumps"]);
  mark(c, "brown", "strong");
  expect(marked(meet(a, b, c), "strong")).toEqual(["quick brown fox jumps"]);
  unmark(a, text, "strong");
  expect(marked(meet(a, b, c), "strong")).toEqual([]);
  expect(toggles(c)).toBe(0);
});

test("marking the same words again and again leaves two toggles, or none", () => {
  const [a, b] = people();
  for (let i = 0; i < 20; i += 1) {
    mark(i % 2 === 0 ? a : b, "quick brown fox", "strong");
    meet(a, b);
    if (i % 3 === 0) unmark(b, "brown", "strong");
    meet(a, b);
    mark(a, "brown fox", "strong");
    meet(a, b);
    expect(toggles(a)).toBeLessThanOrEqual(4);
  }
  unmark(b, "quick brown fox", "strong");
  expect(toggles(b)).toBe(0);
});

test("a word in another colour inside one's own colour", () => {
  const [a, b] = people();
  mark(a, "quick brown fox", "color", { color: "red" });
  mark(a, "brown", "color", { color: "blue" });
  mark(a, "fox jumps", "color", { color: "green" });
  expect(marked(meet(a, b), "color")).toEqual(["red quick ", "blue brown", "red  ", "green fox jumps"]);
});

test("deleted marked words take their toggles along", () => {
  const [a, b] = people();
  mark(a, "quick brown", "strong");
  mark(b, "brown fox", "strong");
  meet(a, b);
  const from = a.find("quick");
  a.view.dispatch(a.view.state.tr.delete(from, from + "quick brown fox ".length));
  expect(marked(meet(a, b), "strong")).toEqual([]);
  expect(toggles(a)).toBe(0);
});

test("undoing one's own bold leaves bold what somebody else made bold at the same time", () => {
  const [a, b] = people();
  mark(a, "quick brown", "strong");
  mark(b, "brown fox", "strong");
  meet(a, b);
  a.undo();
  expect(marked(meet(a, b), "strong")).toEqual(["brown fox"]);
  expect(toggles(a)).toBe(2);
  a.redo();
  expect(marked(meet(a, b), "strong")).toEqual(["quick brown fox"]);
  b.undo();
  a.undo();
  expect(marked(meet(a, b), "strong")).toEqual([]);
  expect(toggles(a)).toBe(0);
});

test.each([
  ["inside", "quick brown fox", "brown"],
  ["around", "brown", "quick brown fox"],
  ["the same words", "brown", "brown"],
])("the same where one range lies in the other: %s", (_, ofA, ofB) => {
  const [a, b, c] = people();
  mark(a, ofA, "strong");
  mark(b, ofB, "strong");
  meet(a, b, c);
  a.undo();
  expect(marked(meet(a, b, c), "strong")).toEqual([ofB]);
  b.undo();
  expect(marked(meet(a, b, c), "strong")).toEqual([]);
  expect(toggles(c)).toBe(0);
});

test("both take their own bold back while apart: nothing is bold", () => {
  const [a, b] = people();
  mark(a, "quick brown", "strong");
  mark(b, "brown fox", "strong");
  meet(a, b);
  a.undo();
  b.undo();
  expect(marked(meet(a, b), "strong")).toEqual([]);
});

test("undoing one's own colour shows another's that it lay over, and what was there before where nobody else was", () => {
  const [a, b, c] = people();
  mark(c, text, "color", { color: "green" });
  meet(a, b, c);
  mark(a, "brown fox", "color", { color: "red" });
  mark(b, "quick brown", "color", { color: "blue" });
  expect(marked(meet(a, b, c), "color")).toEqual([
    "green The ",
    "blue quick ",
    "red brown fox",
    "green  jumps over the dog",
  ]);
  a.undo();
  expect(marked(meet(a, b, c), "color")).toEqual([
    "green The ",
    "blue quick brown",
    "green  fox jumps over the dog",
  ]);
});

test("undoing that a word was made plain leaves plain what somebody else made plain", () => {
  const [a, b] = people(schema.mark("strong"));
  unmark(a, "quick brown", "strong");
  unmark(b, "brown fox", "strong");
  meet(a, b);
  a.undo();
  expect(marked(meet(a, b), "strong")).toEqual(["The quick ", " jumps over the dog"]);
});

test("one's own undo takes the mark off words that somebody else only carried elsewhere", () => {
  const [a, b] = people();
  mark(a, "quick ", "strong");
  meet(a, b);
  const from = b.find("quick ");
  const { content } = b.view.state.doc.slice(from, from + 6);
  const { tr } = b.view.state;
  tr.delete(from, from + 6);
  b.view.dispatch(tr.insert(b.find("dog") - 6, content));
  expect(marked(meet(a, b), "strong")).toEqual(["quick "]);
  a.undo();
  expect(marked(meet(a, b), "strong")).toEqual([]);
});
