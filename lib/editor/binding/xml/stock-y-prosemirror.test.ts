// @vitest-environment happy-dom
import { EditorState, TextSelection } from "prosemirror-state";
import { EditorView } from "prosemirror-view";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { initProseMirrorDoc, yCursorPlugin, ySyncPlugin, yUndoPlugin } from "y-prosemirror";
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from "y-protocols/awareness";
import * as Y from "yjs";
import { schema } from "../../schema/schema.ts";
import { Replica } from "../replica.ts";
import { xmlBinding } from "./xml-binding.ts";

// Our editor and one built of y-prosemirror's own plugins on the same schema, in one document.
let ours: Replica;
let theirs: { doc: Y.Doc; awareness: Awareness; view: EditorView };

beforeEach(() => {
  const seeded = new Y.Doc();
  const line = (text: string, attrs = {}) =>
    schema.node("block", attrs, text === "" ? [] : [schema.text(text)]);
  const content = [
    line("Title", { kind: "heading", level: 2 }),
    line("one two three"),
    line(""),
    line("end"),
  ];
  xmlBinding.seed(seeded, schema.node("doc", null, content));
  const update = Y.encodeStateAsUpdate(seeded);
  ours = new Replica({ binding: xmlBinding, update, clientId: 1 });

  const doc = new Y.Doc();
  doc.clientID = 2;
  Y.applyUpdate(doc, update);
  const awareness = new Awareness(doc);
  const fragment = doc.getXmlFragment("prosemirror");
  const { doc: start, mapping } = initProseMirrorDoc(fragment, schema);
  const plugins = [ySyncPlugin(fragment, { mapping }), yCursorPlugin(awareness), yUndoPlugin()];
  const place = document.body.appendChild(document.createElement("div"));
  theirs = {
    doc,
    awareness,
    view: new EditorView(place, { state: EditorState.create({ doc: start, plugins }) }),
  };
  ours.doc.on("update", (bytes: Uint8Array, origin: unknown) => {
    if (origin !== "network") Y.applyUpdate(theirs.doc, bytes, "network");
  });
  theirs.doc.on("update", (bytes: Uint8Array, origin: unknown) => {
    if (origin !== "network") Y.applyUpdate(ours.doc, bytes, "network");
  });
});
afterEach(() => {
  theirs.view.destroy();
  theirs.awareness.destroy();
  ours.destroy();
});

const expectEqual = () => expect(ours.view.state.doc.toJSON()).toEqual(theirs.view.state.doc.toJSON());

test("it reads what we seeded", () => expectEqual());

test("it follows what we write, kinds, marks, splits and joins", () => {
  const { view } = ours;
  view.dispatch(view.state.tr.insertText("very ", ours.find("two")));
  expectEqual();
  view.dispatch(view.state.tr.addMark(ours.find("one"), ours.find("very"), schema.mark("strong")));
  expectEqual();
  view.dispatch(view.state.tr.setNodeAttribute(ours.find("one") - 1, "kind", "task"));
  expectEqual();
  view.dispatch(view.state.tr.split(ours.find("three")));
  expectEqual();
  view.dispatch(view.state.tr.join(ours.find("three") - 1).insert(0, schema.node("divider")));
  expectEqual();
  ours.undo();
  expectEqual();
});

test("we follow what it writes", () => {
  const { view } = theirs;
  view.dispatch(view.state.tr.insertText("Their ", 1));
  expectEqual();
  view.dispatch(view.state.tr.split(4).addMark(1, 3, schema.mark("em")));
  expectEqual();
  view.dispatch(view.state.tr.setNodeAttribute(0, "kind", "quote").setNodeAttribute(0, "indent", 2));
  expectEqual();
  view.dispatch(view.state.tr.delete(3, 12));
  expectEqual();
});

test("each draws the other's caret", async () => {
  const pass = (from: Awareness, to: Awareness) =>
    applyAwarenessUpdate(to, encodeAwarenessUpdate(from, [from.clientID]), "network");
  vi.spyOn(theirs.view, "hasFocus").mockReturnValue(true);
  vi.spyOn(ours.view, "hasFocus").mockReturnValue(true);
  const at = ours.find("two");
  theirs.view.dispatch(theirs.view.state.tr.setSelection(TextSelection.create(theirs.view.state.doc, at)));
  ours.select(at + 3);
  pass(theirs.awareness, ours.awareness);
  pass(ours.awareness, theirs.awareness);
  expect(ours.view.dom.querySelector(".remote-caret")?.previousSibling?.textContent).toBe("one ");
  await vi.waitFor(() => {
    const caret = theirs.view.dom.querySelector(".ProseMirror-yjs-cursor");
    expect(caret?.previousSibling?.textContent).toBe("one two");
  });
});
