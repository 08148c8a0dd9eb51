// @vitest-environment happy-dom
import { EditorState, TextSelection } from "prosemirror-state";
import { EditorView } from "prosemirror-view";
import { afterEach, expect, it } from "vitest";
import { schema } from "../schema/schema.ts";
import { shownSelection } from "./shown-selection.ts";

let view: EditorView | undefined;
afterEach(() => view?.destroy());

function open(from: number, to: number): EditorView {
  const doc = schema.node("doc", null, [schema.node("block", null, [schema.text("one two")])]);
  const state = EditorState.create({ doc, plugins: [shownSelection()] });
  const place = document.body.appendChild(document.createElement("div"));
  view = new EditorView(place, {
    state: state.apply(state.tr.setSelection(TextSelection.create(doc, from, to))),
  });
  return view;
}

const shown = (of: EditorView): (string | null)[] =>
  [...of.dom.querySelectorAll(".shown-selection")].map((element) => element.textContent);

it("shows the selection while the focus is elsewhere, and only then", () => {
  const editor = open(1, 4);
  expect(shown(editor)).toEqual([]);
  editor.dom.dispatchEvent(new FocusEvent("blur"));
  expect(shown(editor)).toEqual(["one"]);
  editor.dom.dispatchEvent(new FocusEvent("focus"));
  expect(shown(editor)).toEqual([]);
});

it("shows nothing for a caret", () => {
  const editor = open(2, 2);
  editor.dom.dispatchEvent(new FocusEvent("blur"));
  expect(shown(editor)).toEqual([]);
});
