// @vitest-environment happy-dom
import { type Command, TextSelection } from "prosemirror-state";
import { afterEach, expect, test } from "vitest";
import { linkAtCaret } from "../queries/link-at-caret.ts";
import { TestEditor } from "../test-editor.ts";
import { setLink, unsetLink } from "./link.ts";

let editor: TestEditor | undefined;
afterEach(() => editor?.destroy());

function open(line: string): TestEditor {
  editor = new TestEditor([line]);
  return editor;
}
const run = (editor: TestEditor, command: Command) => command(editor.view.state, editor.view.dispatch);
/** Text and address of every piece that is linked. */
function links(editor: TestEditor): string[] {
  const block = editor.view.state.doc.firstChild;
  return (block?.children ?? []).flatMap((node) =>
    node.marks
      .filter(({ type }) => type.name === "link")
      .map(({ attrs }) => `${node.text} → ${String(attrs.href)}`),
  );
}

test("a selection becomes a link, and Mod-Z takes it back", () => {
  const editor = open("see |this| page");
  expect(run(editor, setLink("example.org"))).toBe(true);
  expect(links(editor)).toEqual(["this → https://example.org"]);
  editor.press("Mod-z");
  expect(links(editor)).toEqual([]);
});

test("with the caret in a link, all of it gets the new address, bold parts too", () => {
  const editor = open("see |this page| now");
  run(editor, setLink("https://a.example/"));
  const { state } = editor.view;
  const bold = state.tr.addMark(5, 7, state.schema.mark("strong"));
  editor.view.dispatch(bold.setSelection(TextSelection.create(bold.doc, 9)));
  expect(linkAtCaret(editor.view.state)).toEqual({ from: 5, to: 14, href: "https://a.example/" });
  run(editor, setLink("https://b.example/"));
  expect(links(editor)).toEqual(["th → https://b.example/", "is page → https://b.example/"]);
});

test("just before and just behind a link the caret counts as in it, further away not", () => {
  const editor = open("see |this| now");
  run(editor, setLink("https://a.example/"));
  const at = (position: number) => {
    const { tr } = editor.view.state;
    editor.view.dispatch(tr.setSelection(TextSelection.create(tr.doc, position)));
    return linkAtCaret(editor.view.state)?.from;
  };
  expect([4, 5, 7, 9, 10].map(at)).toEqual([undefined, 5, 5, 5, undefined]);
});

test("with nothing selected, the address is written and linked, and what follows is plain", () => {
  const editor = open("see |");
  run(editor, setLink("https://example.org/"));
  editor.type(" x");
  expect(links(editor)).toEqual(["https://example.org/ → https://example.org/"]);
  expect(editor.lines).toEqual(["see https://example.org/ x|"]);
});

test("an address that could run a script is refused", () => {
  const editor = open("|this|");
  expect(run(editor, setLink("javascript:alert(1)"))).toBe(false);
  expect(links(editor)).toEqual([]);
});

test("unlinking leaves the text, and asks first", () => {
  const editor = open("|this|");
  expect(unsetLink(editor.view.state)).toBe(false);
  run(editor, setLink("https://example.org/"));
  expect(unsetLink(editor.view.state)).toBe(true);
  run(editor, unsetLink);
  expect(links(editor)).toEqual([]);
  expect(editor.view.state.doc.textContent).toBe("this");
});
