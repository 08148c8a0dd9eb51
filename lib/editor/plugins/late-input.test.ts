// @vitest-environment happy-dom

import { EditorState } from "prosemirror-state";
import { afterEach, expect, test } from "vitest";
import { englishTexts } from "../../texts/testing/english-texts.ts";
import { schema } from "../schema/schema.ts";
import { TestEditor } from "../test-editor.ts";
import { editingSurface } from "./editing-surface.ts";
import { type InputTaker, type LateInput, lateInput } from "./late-input.ts";

let editor: TestEditor;
afterEach(() => editor?.destroy());

const taken: string[] = [];
const taker: InputTaker = {
  change: () => true,
  text: (_view, from, to, text) => taken.push(`${text} at ${from}–${to}`) > 0,
  key: (_view, { key }) => key === "Backspace" && taken.push(key) > 0,
  paste: () => true,
  drop: () => true,
  composition: () => {},
};

test("who takes the input gets it before conversions and commands; without them all goes into the text", () => {
  const input: LateInput = { taker };
  editor = new TestEditor(["#|"], { format: "text", plugins: [lateInput(input)] });
  editor.type(" ");
  expect(editor.press("Backspace")).toBe(true);
  expect(taken).toEqual(["  at 2–2", "Backspace"]);
  expect(editor.lines).toEqual(["#|"]);
  input.taker = undefined;
  editor.type(" ");
  expect(editor.lines).toEqual(["# |"]);
});

test("who may not edit can type for as long as somebody takes it", () => {
  const input: LateInput = { taker: undefined };
  const plugin = editingSurface(false, englishTexts, input);
  const state = EditorState.create({ schema, plugins: [plugin] });
  const mayType = () => plugin.props.editable?.call(plugin, state);
  expect(mayType()).toBe(false);
  input.taker = taker;
  expect(mayType()).toBe(true);
});
