// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import * as Y from "yjs";
import { schema } from "../../schema/schema.ts";
import { describeBinding } from "../contract/binding-contract.ts";
import { exchange, Replica } from "../replica.ts";
import { toPieces } from "./text-delta.ts";
import { xmlBinding } from "./xml-binding.ts";

describeBinding({ name: "xml", createBinding: () => xmlBinding, keepsCrossingEdits: false });

const body = (doc: Y.Doc) => doc.getXmlFragment("prosemirror");

function element(parent: Y.XmlFragment, index: number): Y.XmlElement {
  const child: unknown = parent.get(index);
  if (child instanceof Y.XmlElement) return child;
  throw new Error(`no element at ${index}`);
}

function deltaOf(parent: Y.XmlFragment, index: number): unknown[] {
  const child: unknown = parent.get(index);
  if (child instanceof Y.XmlText) return toPieces(child);
  throw new Error(`no text at ${index}`);
}

/** A document as another editor, or a newer Quire, writes it. */
function foreignDocument(): Y.Doc {
  const doc = new Y.Doc();
  const poll = new Y.XmlElement("poll");
  poll.setAttribute("question", "Tea?");
  const option = new Y.XmlElement("option");
  option.insert(0, [new Y.XmlText("yes")]);
  poll.insert(0, [option]);
  const line = new Y.XmlElement("block");
  line.setAttribute("future", "kept");
  const text = new Y.XmlText();
  text.applyDelta([
    { insert: "plain " },
    { insert: "glowing", attributes: { glow: { strength: 3 }, strong: {} } },
    { insert: " end" },
  ]);
  const mention = new Y.XmlElement("badge");
  mention.setAttribute("person", "p1");
  const rest = new Y.XmlText(" after");
  line.insert(0, [text, mention, rest]);
  const first = new Y.XmlElement("block");
  first.insert(0, [new Y.XmlText("first")]);
  body(doc).insert(0, [first, poll, line]);
  return doc;
}

let replica: Replica;
let original: unknown;

beforeEach(() => {
  const doc = foreignDocument();
  replica = new Replica({ binding: xmlBinding, update: Y.encodeStateAsUpdate(doc) });
  original = body(doc).get(1).toJSON();
});
afterEach(() => replica.destroy());

test("unknown nodes are locked cards, unknown marks plain text, and nothing is written for it", () => {
  expect(replica.lines).toEqual(["paragraph:first", "unknown", "paragraph:plain glowing end after"]);
  expect(replica.view.state.doc.child(2).child(3).type.name).toBe("unknown_inline");
  expect(
    replica.view.state.doc
      .child(2)
      .child(1)
      .marks.map((mark) => mark.type.name),
  ).toEqual(["strong"]);
  expect(replica.doc.store.clients.has(replica.doc.clientID)).toBe(false);
});

test("unknown nodes, marks and attributes survive edits on both sides of them at once", () => {
  const { state } = replica.view;
  const tr = state.tr
    .insertText("!", replica.find("after", 5))
    .insertText("?", replica.find("plain"))
    .insertText("F", replica.find("first"))
    .addMark(1, state.doc.content.size, schema.mark("em"));
  replica.view.dispatch(tr);
  expect(body(replica.doc).get(1).toJSON()).toBe(original);
  const line = element(body(replica.doc), 2);
  expect(line.getAttribute("future")).toBe("kept");
  expect(element(line, 1).getAttribute("person")).toBe("p1");
  expect(deltaOf(line, 0)).toContainEqual({
    insert: "glowing",
    attributes: { glow: { strength: 3 }, strong: {}, em: {} },
  });
  expect(replica.stored.toJSON()).toEqual(replica.view.state.doc.toJSON());
});

test("what is typed in the middle of an unknown mark carries it on", () => {
  replica.select(replica.find("glowing", 3)).type("X");
  expect(deltaOf(element(body(replica.doc), 2), 0)[1]).toEqual({
    insert: "gloXwing",
    attributes: { glow: { strength: 3 }, strong: {} },
  });
});

test("a locked card that is cut and pasted is the same thing again", () => {
  const card = replica.view.state.doc.child(1);
  const start = replica.view.state.doc.child(0).nodeSize;
  replica.view.dispatch(replica.view.state.tr.delete(start, start + 1));
  expect(replica.lines).toHaveLength(2);
  replica.view.dispatch(replica.view.state.tr.insert(0, card));
  expect(body(replica.doc).get(0).toJSON()).toBe(original);
});

test("a deleted card and undo bring the card back", () => {
  const start = replica.view.state.doc.child(0).nodeSize;
  replica.view.dispatch(replica.view.state.tr.delete(start, start + 1));
  replica.undo();
  expect(body(replica.doc).get(1).toJSON()).toBe(original);
});

test("every letter of a moved block is written once, and the others keep their shared types", () => {
  const before = body(replica.doc).toArray();
  const { state } = replica.view;
  const first = state.doc.child(0);
  const tr = state.tr.delete(0, first.nodeSize);
  replica.view.dispatch(tr.insert(tr.doc.content.size, first));
  expect(replica.lines).toEqual(["unknown", "paragraph:plain glowing end after", "paragraph:first"]);
  expect(body(replica.doc).toArray().slice(0, 2)).toEqual(before.slice(1));
});

test("the name beside a remote caret is there for two seconds after a move", () => {
  vi.useFakeTimers();
  const other = new Replica({ binding: xmlBinding, update: Y.encodeStateAsUpdate(replica.doc) });
  const anchor = replica.binding.toAnchor(replica.view.state, 2, -1);
  const show = () => {
    replica.awareness.states.set(other.doc.clientID, {
      user: { name: "Ada" },
      cursor: { anchor, head: anchor },
    });
    replica.awareness.emit("change", [{ added: [], updated: [other.doc.clientID], removed: [] }, "network"]);
    return replica.view.dom.querySelector<HTMLElement>(".remote-caret");
  };
  expect(show()?.dataset.moved).toBe("");
  vi.advanceTimersByTime(2_000);
  expect(replica.view.dom.querySelector<HTMLElement>(".remote-caret")?.dataset.moved).toBeUndefined();
  expect(show()?.dataset.moved).toBeUndefined();
  exchange(replica, other);
  other.destroy();
  vi.useRealTimers();
});
