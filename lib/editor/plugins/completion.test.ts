// @vitest-environment happy-dom
import { afterEach, expect, test } from "vitest";
import { insertText } from "../commands/insert-text.ts";
import { TestEditor } from "../test-editor.ts";
import {
  activeCompletion,
  closeCompletion,
  completion,
  insteadOfCompletion,
  showOption,
} from "./completion.ts";

let editor: TestEditor | undefined;
afterEach(() => editor?.destroy());

const pressed: string[] = [];
function open(...lines: string[]): TestEditor {
  pressed.length = 0;
  const keys = { handle: (key: string) => pressed.push(key) > 0 };
  editor = new TestEditor(lines, { plugins: [completion([{ sign: "@" }, { sign: ":" }], keys)] });
  return editor;
}
const looking = ({ view }: TestEditor) => activeCompletion(view.state);

test("a typed sign opens, and what follows is the query", () => {
  const one = open("hello |").type("@an");
  expect(looking(one)).toEqual({ sign: "@", from: 7, to: 10, query: "an" });
});

test.each(["a|", "```js |", "12|"])("%s: a sign inside a word or in code opens nothing", (line) => {
  expect(looking(open(line).type("@a"))).toBeUndefined();
});

test("a space ends it, and walking into old text opens nothing", () => {
  const one = open("|").type("@a b");
  expect(looking(one)).toBeUndefined();
  one.select(3);
  expect(looking(one)).toBeUndefined();
});

test("the nearest sign counts", () => {
  expect(looking(open("|").type("@a :sm"))).toMatchObject({ sign: ":", query: "sm" });
});

test("closed by hand it stays closed, until the sign is typed anew", () => {
  const one = open("|").type("@a");
  closeCompletion(one.view.state, one.view.dispatch);
  expect(looking(one.type("n"))).toBeUndefined();
  expect(looking(one.type(" @x"))).toMatchObject({ query: "x" });
});

test("leaving the text closes it", () => {
  const one = open("|").type("@a");
  one.view.dom.dispatchEvent(new FocusEvent("blur"));
  expect(looking(one)).toBeUndefined();
});

test("keys of the list go to the list while it is open, others to the text", () => {
  const one = open("|").type("@a");
  expect(one.press("ArrowDown", "Enter")).toBe(true);
  one.press("Shift-Enter", "Mod-b");
  expect(pressed).toEqual(["ArrowDown", "Enter"]);
  expect(one.lines).toEqual(["@a⏎|"]);
});

test("keys that a person composes with are the input method's", () => {
  const one = open("|").type("@a");
  const enter = new KeyboardEvent("keydown", { key: "Enter", isComposing: true, bubbles: true });
  one.view.dom.dispatchEvent(enter);
  expect(pressed).toEqual([]);
});

test("the text tells assistive technology which option is current", () => {
  const one = open("|").type("@a");
  showOption({ listId: "list", optionId: "list-0" })(one.view.state, one.view.dispatch);
  expect(one.view.dom.getAttribute("aria-activedescendant")).toBe("list-0");
  expect(one.view.dom.getAttribute("aria-controls")).toBe("list");
  one.type(" ");
  expect(one.view.dom.hasAttribute("aria-activedescendant")).toBe(false);
});

test("choosing puts the chosen thing in place of sign and query, in one step of undo", () => {
  const one = open("say |").type("@an");
  insteadOfCompletion(insertText("Ann"))(one.view.state, one.view.dispatch);
  expect(one.lines).toEqual(["say Ann|"]);
  one.press("Mod-z");
  expect(one.lines).toEqual(["say @an|"]);
});
