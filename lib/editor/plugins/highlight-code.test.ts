// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from "vitest";
import { setCodeLanguage } from "../commands/code.ts";
import { TestEditor } from "../test-editor.ts";
import { highlightCode } from "./highlight-code.ts";

let editor: TestEditor | undefined;
afterEach(() => editor?.destroy());

function open(...lines: string[]): TestEditor {
  editor = new TestEditor(lines, { plugins: [highlightCode()] });
  return editor;
}
const keywords = ({ view }: TestEditor) =>
  [...view.dom.querySelectorAll(".hljs-keyword")].map((word) => word.textContent);

test("code gets the colours of its language in its own time, and new ones when it changes", async () => {
  const one = open("text", "```js const a = 1;|");
  expect(keywords(one)).toEqual([]);
  await vi.waitFor(() => expect(keywords(one)).toEqual(["const"]));
  one.type(" let b;");
  expect(keywords(one)).toEqual(["const"]);
  await vi.waitFor(() => expect(keywords(one)).toEqual(["const", "let"]));
});

test("another language brings other colours, plain text takes them away", async () => {
  const one = open("```js const def = 1;|");
  await vi.waitFor(() => expect(keywords(one)).toEqual(["const"]));
  setCodeLanguage(0, "python")(one.view.state, one.view.dispatch);
  await vi.waitFor(() => expect(keywords(one)).toEqual(["def"]));
  setCodeLanguage(0, "")(one.view.state, one.view.dispatch);
  await vi.waitFor(() => expect(keywords(one)).toEqual([]));
  expect(one.stored.child(0).attrs.language).toBe("");
});

test("Tab and Shift-Tab move all selected lines of code", () => {
  const one = open("```js a⏎b⏎c|");
  one.select(1, 4);
  one.press("Tab");
  expect(one.stored.textContent).toBe("\ta\n\tb\nc");
  one.press("Shift-Tab");
  expect(one.stored.textContent).toBe("a\nb\nc");
});

test("of a very long block only what is seen is coloured, and again what was changed there", async () => {
  const lines = Array.from({ length: 3_000 }, (_, at) => `const name${at} = 1;`).join("⏎");
  const one = open(`\`\`\`js ${lines}`);
  await vi.waitFor(() => expect(keywords(one).length).toBeGreaterThan(20));
  const before = keywords(one).length;
  expect(before).toBeLessThan(100);
  one.select(1).type("let x; ");
  await vi.waitFor(() => expect(keywords(one)[0]).toBe("let"));
  expect(keywords(one)).toHaveLength(before + 1);
});
