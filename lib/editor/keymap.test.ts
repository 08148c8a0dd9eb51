// @vitest-environment happy-dom
import { afterEach, describe, expect, test } from "vitest";
import { type DocumentFormat, documentFormats } from "#lib/collab/document-format.ts";
import { bindingFor } from "./binding/by-format.ts";
import { shortcuts } from "./keymap.ts";
import { TestEditor } from "./test-editor.ts";

let editor: TestEditor | undefined;
afterEach(() => editor?.destroy());

function open(format: DocumentFormat, ...lines: string[]): TestEditor {
  editor = new TestEditor(lines, { format });
  return editor;
}

/** [what is meant, before, keys, after] */
type Row = [string, string[], string[], string[]];

const sets: Record<string, Row[]> = {
  Enter: [
    ["in a paragraph splits it", ["one| two"], ["Enter"], ["one", "| two"]],
    ["at the end gives a new one", ["one|"], ["Enter"], ["one", "|"]],
    ["at the start pushes the text down", ["one", "|two"], ["Enter"], ["one", "", "|two"]],
    ["over a selection replaces it", ["o|n|e"], ["Enter"], ["o", "|e"]],
    ["over several blocks leaves one border", ["o|ne", "two", "th|ree"], ["Enter"], ["o", "|ree"]],
    ["after a heading gives a paragraph", ["## Title|"], ["Enter"], ["## Title", "|"]],
    ["in a heading gives two headings", ["## Ti|tle"], ["Enter"], ["## Ti", "## |tle"]],
    ["before a heading gives a paragraph above", ["## |Title"], ["Enter"], ["", "## |Title"]],
    ["in a list gives the next item", ["  - one|"], ["Enter"], ["  - one", "  - |"]],
    ["in a ticked task gives one to do", ["[x] one|"], ["Enter"], ["[x] one", "[ ] |"]],
    ["in an empty item steps out", ["- one", "  - |"], ["Enter"], ["- one", "- |"]],
    ["in an empty item of the first depth leaves the list", ["- one", "- |"], ["Enter"], ["- one", "|"]],
    ["in an empty quote leaves it", ["> one", "> |"], ["Enter"], ["> one", "|"]],
    ["twice after a quote leaves it", ["> one|"], ["Enter", "Enter"], ["> one", "|"]],
    ["in code is a new line with the same margin", ["```js   if|"], ["Enter"], ["```js   if⏎  |"]],
    [
      "three times after an indented line leaves it",
      ["```   x|"],
      ["Enter", "Enter", "Enter"],
      ["```   x", "|"],
    ],
    ["three times at the end of code leaves it", ["``` x|"], ["Enter", "Enter", "Enter"], ["``` x", "|"]],
    ["in an empty paragraph gives another", ["|"], ["Enter"], ["", "|"]],
  ],
  "Shift-Enter and Mod-Enter": [
    ["Shift-Enter breaks the line in the block", ["- one| two"], ["Shift-Enter"], ["- one⏎| two"]],
    ["Mod-Enter leaves code", ["``` x|y", "after"], ["Mod-Enter"], ["``` xy", "|", "after"]],
    ["Mod-Enter ticks a task", ["[ ] o|ne"], ["Mod-Enter"], ["[x] o|ne"]],
    ["Mod-Enter ticks all selected tasks", ["[x] o|ne", "[ ] tw|o"], ["Mod-Enter"], ["[x] o|ne", "[x] tw|o"]],
  ],
  Backspace: [
    ["at the start of a deeper item steps out", ["- a", "  - |b"], ["Backspace"], ["- a", "- |b"]],
    ["at the start of an item leaves the list", ["- a", "- |b"], ["Backspace"], ["- a", "|b"]],
    ["twice in an item joins it", ["- a", "- |b"], ["Backspace", "Backspace"], ["- a|b"]],
    ["at the start of a heading makes it a paragraph", ["a", "# |b"], ["Backspace"], ["a", "|b"]],
    ["at the start of a paragraph joins", ["# a", "|b"], ["Backspace"], ["# a|b"]],
    ["below an empty line takes the line away", ["# a", "# ", "|b"], ["Backspace"], ["# a", "|b"]],
    ["below a divider takes it away", ["a", "---", "|b"], ["Backspace"], ["a", "|b"]],
    ["at the start of the document does nothing", ["|a"], ["Backspace"], ["|a"]],
    ["over a selection of blocks joins what is left", ["a|b", "c", "d|e"], ["Backspace"], ["a|e"]],
  ],
  Delete: [
    ["at the end joins the next block", ["# a|", "- b"], ["Delete"], ["# a|b"]],
    ["in an empty block takes it away", ["a", "|", "# b"], ["Delete"], ["a", "# |b"]],
    ["before a divider takes it away", ["a|", "---", "b"], ["Delete"], ["a|", "b"]],
  ],
  Tab: [
    ["indents", ["- a", "- |b"], ["Tab"], ["- a", "  - |b"]],
    ["indents every selected block", ["- |a", "- b|"], ["Tab"], ["  - |a", "  - b|"]],
    ["goes no deeper than the eighth step", [`${"  ".repeat(8)}- |a`], ["Tab"], [`${"  ".repeat(8)}- |a`]],
    ["back outdents", ["    - |a"], ["Shift-Tab"], ["  - |a"]],
    ["back stops at the margin", ["- |a"], ["Shift-Tab"], ["- |a"]],
    ["in code is a tab sign", ["``` a|"], ["Tab"], ["``` a\t|"]],
    ["back in code takes the margin off", ["``` a⏎  b|"], ["Shift-Tab"], ["``` a⏎b|"]],
  ],
  moving: [
    ["up, with the caret", ["a", "- b|b", "c"], ["Alt-Shift-ArrowUp"], ["- b|b", "a", "c"]],
    ["down", ["|a", "b", "c"], ["Alt-Shift-ArrowDown"], ["b", "|a", "c"]],
    ["to the end", ["a", "|b", "c"], ["Alt-Shift-ArrowDown"], ["a", "c", "|b"]],
    ["twice", ["a", "b", "# |c"], ["Alt-Shift-ArrowUp", "Alt-Shift-ArrowUp"], ["# |c", "a", "b"]],
    [
      "all that is selected",
      ["a", "b|b", "---", "c|c", "d"],
      ["Alt-Shift-ArrowDown"],
      ["a", "d", "b|b", "---", "c|c"],
    ],
    [
      "not the line that the selection only reaches",
      ["a", "|b", "|c"],
      ["Alt-Shift-ArrowUp"],
      ["|b|", "a", "c"],
    ],
    ["over a divider", ["---", "a|"], ["Alt-Shift-ArrowUp"], ["a|", "---"]],
    ["not over the edge", ["|a", "b"], ["Alt-Shift-ArrowUp"], ["|a", "b"]],
  ],
  kinds: [
    ["heading on and off", ["o|ne"], ["Mod-Alt-2"], ["## o|ne"]],
    ["heading off", ["## o|ne"], ["Mod-Alt-2"], ["o|ne"]],
    ["from one level to another", ["## o|ne"], ["Mod-Alt-4"], ["#### o|ne"]],
    ["several blocks at once", ["o|ne", "> two", "th|ree"], ["Mod-Shift-8"], ["- o|ne", "- two", "- th|ree"]],
    ["between lists the depth stays", ["  - |a"], ["Mod-Shift-7"], ["  1. |a"]],
    ["out of a list the depth goes", ["  - |a"], ["Mod-Shift-8"], ["|a"]],
    ["mixed kinds become the one", ["- o|ne", "tw|o"], ["Mod-Shift-9"], ["[ ] o|ne", "[ ] tw|o"]],
    ["several blocks become one block of code", ["|a", "b|"], ["Mod-Alt-c"], ["``` |a⏎b|"]],
    ["a divider below a text", ["on|e", "two"], ["Mod-Alt-h"], ["one", "---", "|two"]],
    ["a divider at the end leaves room to write", ["one|"], ["Mod-Alt-h"], ["one", "---", "|"]],
    ["a divider takes an empty line's place", ["one", "|"], ["Mod-Alt-h"], ["one", "---", "|"]],
    [
      "a selection that ends at the next line's start leaves that line",
      ["|a", "|b"],
      ["Mod-Alt-1"],
      ["# |a", "|b"],
    ],
  ],
  "ways out": [
    ["arrow down leaves code at the end", ["``` a⏎b|"], ["ArrowDown"], ["``` a⏎b", "|"]],
    ["arrow down inside code does not", ["``` a|⏎b"], ["ArrowDown"], ["``` a|⏎b"]],
  ],
};

describe.each(documentFormats)("format %s", (format) => {
  describe.each(Object.entries(sets))("%s", (_name, rows) => {
    test.each(rows)("%s", (_title, before, keys, after) => {
      const editor = open(format, ...before);
      editor.press(...keys);
      expect(editor.lines).toEqual(after);
      expect(editor.stored.toJSON()).toEqual(editor.view.state.doc.toJSON());
    });

    test.each(rows)("undo of: %s", (_title, before, keys) => {
      const editor = open(format, ...before);
      const original = editor.view.state.doc.toJSON();
      editor.press(...keys);
      for (const _key of keys) editor.press("Mod-z");
      expect(editor.view.state.doc.toJSON()).toEqual(original);
    });
  });

  test("undo takes back a kind without the typing before it", () => {
    const editor = open(format, "|");
    editor.type("abc");
    editor.press("Mod-Alt-1");
    editor.press("Mod-z");
    expect(editor.lines).toEqual(["abc|"]);
    editor.press("Mod-y");
    expect(editor.lines).toEqual(["# abc|"]);
  });

  test("redo with nothing to redo is no undo, also where Shift writes a small letter", () => {
    const editor = open(format, "|");
    editor.type("abc");
    const press = () =>
      editor.view.someProp("handleKeyDown", (handle) =>
        handle(editor.view, new KeyboardEvent("keydown", { key: "z", ctrlKey: true, shiftKey: true })),
      );
    expect(press()).toBe(true);
    expect(editor.lines).toEqual(["abc|"]);
  });
});

describe("marks", () => {
  test.each([
    ["Mod-b", "strong"],
    ["Mod-i", "em"],
    ["Mod-u", "underline"],
    ["Mod-Shift-x", "strike"],
    ["Mod-Shift-s", "strike"],
    ["Mod-e", "code"],
  ])("%s puts %s on and takes it off", (key, mark) => {
    const editor = open("xml", "one |two| three");
    const marked = () => editor.view.state.doc.firstChild?.child(1)?.marks.map(({ type }) => type.name);
    editor.press(key);
    expect(marked()).toEqual([mark]);
    editor.press(key);
    expect(editor.view.state.doc.firstChild?.childCount).toBe(1);
  });

  test("code takes none", () => {
    const editor = open("xml", "``` |two|");
    editor.press("Mod-b");
    expect(editor.view.state.doc.firstChild?.firstChild?.marks).toEqual([]);
  });
});

describe("the table", () => {
  const table = shortcuts(bindingFor("xml"));

  test("names no key twice", () => {
    const keys = table.flatMap((shortcut) => shortcut.keys.map((key) => key.toLowerCase()));
    expect(new Set(keys).size).toBe(keys.length);
  });

  test("leaves Mod-K to the page, and gives every labelled key a group", () => {
    expect(table.flatMap(({ keys }) => keys).some((key) => /^mod-k$/i.test(key))).toBe(false);
    expect(table.filter(({ label, group }) => (label === undefined) !== (group === undefined))).toEqual([]);
  });
});

test("Esc and then Tab is left to the browser", () => {
  const editor = open("xml", "- |a");
  editor.press("Escape");
  expect(editor.press("Tab")).toBe(false);
  expect(editor.lines).toEqual(["- |a"]);
  editor.press("a");
  expect(editor.press("Tab")).toBe(true);
  expect(editor.lines).toEqual(["  - |a"]);
});
