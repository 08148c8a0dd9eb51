// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { schema } from "../../schema/schema.ts";
import { block } from "../contract/stage.ts";
import { exchange, type Replica } from "../replica.ts";
import { DocumentIndex } from "./document-index.ts";
import { syncKey } from "./sync-state.ts";
import { move, pair } from "./two-people.ts";
import { typedText } from "./typed-text.ts";

/** What the editor's index says of each block, and what one says that reads everything now. */
function readings(r: Replica) {
  const kept = syncKey.getState(r.view.state)?.session.index;
  return [kept, new DocumentIndex(r.doc, schema)].map((index) =>
    index?.body.entries.map(({ node, open, close, content }) => [node.toJSON(), open, close, content]),
  );
}

/** Types "x" behind the first `text`, bold if it is said. */
function typeBehind(r: Replica, text: string, isBold = false): void {
  const marks = isBold ? [schema.mark("strong")] : [];
  r.view.dispatch(r.view.state.tr.insert(r.find(text) + text.length, schema.text("x", marks)));
}

const insert = (r: Replica, text: string) =>
  r.view.dispatch(r.view.state.tr.insertText(text, r.find("brown")));
const bold = (r: Replica) =>
  r.view.dispatch(r.view.state.tr.addMark(r.find("quick"), r.find(" brown"), schema.mark("strong")));

test.each<[string, (a: Replica, b: Replica) => unknown]>([
  ["in the middle", (a) => a.select(a.find("brown")).type("words")],
  ["at the start of a block", (a) => a.select(a.find("The")).type("no")],
  ["at the end of a block", (a) => a.select(a.find("fox", 3)).type(" on")],
  [
    "in a block that was empty",
    (a) => {
      a.view.dispatch(a.view.state.tr.split(a.find("fox", 3)));
      a.select(a.find("fox", 5)).type("new");
    },
  ],
  [
    "here and there",
    (a) => {
      for (const word of ["quick", "fox", "quick", "alpha"]) typeBehind(a, word);
    },
  ],
  [
    "behind another's letters, and in them",
    (a, b) => {
      b.select(b.find("brown")).type("theirs");
      exchange(a, b);
      typeBehind(a, "theirs");
      typeBehind(a, "the");
    },
  ],
  [
    "bold in plain, and plain in bold",
    (a) => {
      typeBehind(a, "qui", true);
      typeBehind(a, "quix");
      typeBehind(a, "qui");
      typeBehind(a, "quix", true);
    },
  ],
  [
    "at the edges of a bold word, and in it",
    (a) => {
      bold(a);
      typeBehind(a, "The ");
      typeBehind(a, "quick");
      typeBehind(a, "quick", true);
      typeBehind(a, "qu", true);
    },
  ],
  [
    "behind what was deleted and put back",
    (a) => {
      a.view.dispatch(a.view.state.tr.delete(a.find("quick"), a.find("brown")));
      a.undo();
      typeBehind(a, "quick");
      typeBehind(a, "qui");
    },
  ],
  [
    "in blocks that were moved, and beside them",
    (a) => {
      move(a, 0, 2);
      typeBehind(a, "alpha");
      typeBehind(a, "quick");
    },
  ],
  [
    "characters of two halves",
    (a) => {
      insert(a, "😀");
      insert(a, "😀😀");
      typeBehind(a, "😀");
    },
  ],
  [
    "a line break, and around it",
    (a) => {
      insert(a, "\n");
      typeBehind(a, "\n");
      typeBehind(a, "quick ");
    },
  ],
  ["what is shown as something else", (a) => insert(a, "\u2028")],
  ["over a selection", (a) => a.view.dispatch(a.view.state.tr.insertText("x", 15, 20))],
])("typed %s: the index says what reading says", (_, edit) => {
  const [a, b] = pair();
  edit(a, b);
  const [kept, read] = readings(a);
  expect(kept).toEqual(read);
  exchange(a, b);
  expect(b.lines).toEqual(a.lines);
});

test("what was typed, and what is no typing", () => {
  const [a] = pair([block("one"), block("two"), schema.node("divider")]);
  const { doc, tr } = a.view.state;
  const typed = (change = tr) => typedText(doc, change.doc, change.mapping.maps);
  const at = a.find("wo");
  expect(typed(a.view.state.tr.insertText("xy", at))).toMatchObject({ index: 1, offset: 1, text: "xy" });
  expect(typed(a.view.state.tr.insertText("x", at + 2))).toMatchObject({ index: 1, offset: 3, text: "x" });
  for (const change of [
    a.view.state.tr.insertText("x", at - 1),
    a.view.state.tr.insertText("x", at, at + 1),
    a.view.state.tr.delete(at, at + 1),
    a.view.state.tr.split(at),
    a.view.state.tr.insertText("x", at).insertText("y", at),
    a.view.state.tr.insert(at, schema.node("math_inline", { source: "x" })),
    a.view.state.tr.insertText("\n", at),
    a.view.state.tr.insertText("😀", at),
    a.view.state.tr.insert(0, block("x")),
  ])
    expect(typed(change)).toBeUndefined();
});
