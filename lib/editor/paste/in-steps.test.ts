// @vitest-environment happy-dom
/** A paste in steps gives what it gives at once, is one step of undo, and is right while others and its own person write. */
import { readdirSync, readFileSync } from "node:fs";
import type { Node } from "prosemirror-model";
import type { Transaction } from "prosemirror-state";
import { afterEach, beforeAll, expect, test, vi } from "vitest";
import { rounds } from "../../../tests/depth.ts";
import { bodyEditors } from "../binding/headless-edits.ts";
import { fetchPasteReader } from "../clipboard/late-reader.ts";
import { schema } from "../schema/schema.ts";
import { TestEditor } from "../test-editor.ts";
import { type PasteSizes, usualSizes } from "./paste-sizes.ts";
import { callOffPasting } from "./pasting.ts";

const folder = "tests/fixtures/clipboard";
const types: Readonly<Record<string, string>> = { html: "text/html", txt: "text/plain", rtf: "text/rtf" };
const files = readdirSync(folder).filter((name) => types[name.slice(name.indexOf(".") + 1)] !== undefined);
const cases = [...new Set(files.map((name) => name.slice(0, name.indexOf("."))))].sort();

const never: PasteSizes = {
  ...usualSizes,
  longText: Number.POSITIVE_INFINITY,
  manyBlocks: Number.POSITIVE_INFINITY,
};
const always: PasteSizes = {
  ...usualSizes,
  longText: 0,
  manyBlocks: 0,
  leastPortion: 1,
  sliceMs: 0,
  unnoticedMs: 0,
};

/** A block a portion: nothing is over before somebody has done something. */
const slowly: PasteSizes = { ...always, portionMs: 0 };

const eager = { interval: 1 };
const patient = { interval: 20 };

const open: TestEditor[] = [];
beforeAll(fetchPasteReader);
afterEach(() => {
  for (const editor of open.splice(0)) editor.destroy();
});

function edit(lines: readonly string[], pasteSizes: PasteSizes): TestEditor {
  const editor = new TestEditor(lines, { format: "text", pasteSizes });
  open.push(editor);
  return editor;
}

function paste({ view }: TestEditor, data: Readonly<Record<string, string>>): void {
  const clipboardData = new DataTransfer();
  for (const [type, text] of Object.entries(data)) clipboardData.setData(type, text);
  const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
  view.dom.dispatchEvent(event);
  expect(event.defaultPrevented).toBe(true);
}

const fixture = (name: string) =>
  Object.fromEntries(
    files
      .filter((each) => each.startsWith(`${name}.`))
      .map((file) => [types[file.slice(name.length + 1)] ?? "", readFileSync(`${folder}/${file}`, "utf8")]),
  );
const page = (count: number) =>
  `<h2>one</h2>${Array.from({ length: count }, (_, at) => `<p>line ${at} <b>bold</b></p>`).join("")}`;
/** Rows and columns are called by chance. */
const withoutIds = (doc: Node): unknown =>
  JSON.parse(JSON.stringify(doc), (key, value: unknown) => (/^(id|row|column)$/.test(key) ? null : value));
const numbers = ({ stored }: TestEditor) =>
  [...stored.textContent.matchAll(/line (\d+)/g)].map(([, number]) => Number(number));
const upTo = (count: number) => Array.from({ length: count }, (_, at) => at);

const places: readonly (readonly string[])[] = [
  ["|"],
  ["before", "in the mid|dle", "after"],
  ["- item|", "- next"],
  ["fr|om here", "over this", "to he|re", "rest"],
  ["⊞ a, b| / c, d", "rest"],
  ["```js code|"],
];

// All of them in all places under test:deep.
const combinations = cases.flatMap((name, at) =>
  places
    .filter(
      (_, place) =>
        rounds(1, places.length) > 1 || name === "google-docs-article" || place === at % places.length,
    )
    .map((lines) => [name, lines.join(" / "), lines] as const),
);

test.each(combinations)("%s into %s", async (name, _title, lines) => {
  const whole = edit(lines, never);
  const before = withoutIds(whole.stored);
  paste(whole, fixture(name));
  // Markdown is read by what is fetched first.
  await vi.waitFor(() => expect(withoutIds(whole.stored)).not.toEqual(before));
  const inSteps = edit(lines, always);
  paste(inSteps, fixture(name));
  await vi.waitFor(() => {
    expect(withoutIds(inSteps.view.state.doc)).toEqual(withoutIds(whole.view.state.doc));
    expect(inSteps.view.dom.dataset.pasting).toBeUndefined();
  }, patient);
  expect(inSteps.stored.toJSON()).toEqual(inSteps.view.state.doc.toJSON());
  expect(inSteps.view.state.selection.toJSON()).toEqual(whole.view.state.selection.toJSON());
  inSteps.press("Mod-z");
  expect(withoutIds(inSteps.stored)).toEqual(before);
});

test("the caret can be typed at while it is read, and while it comes in", async () => {
  const editor = edit(["ab|cd"], slowly);
  paste(editor, { "text/html": page(40) });
  editor.type("x");
  await vi.waitFor(() => expect(numbers(editor).length).toBeGreaterThan(1), eager);
  editor.type("y");
  await vi.waitFor(() => expect(numbers(editor)).toEqual(upTo(40)), patient);
  expect(editor.lines[0]).toBe("abone");
  expect(editor.lines.at(-1)).toBe("line 39 boldxy|cd");
});

test("what is typed elsewhere stays there, and is undone apart from the paste", async () => {
  const editor = edit(["|", "other"], slowly);
  paste(editor, { "text/html": page(40) });
  await vi.waitFor(() => expect(numbers(editor).length).toBeGreaterThan(3), eager);
  const end = editor.view.state.doc.content.size - 1;
  editor.select(end).type("!");
  await vi.waitFor(() => expect(numbers(editor)).toEqual(upTo(40)), patient);
  expect(editor.lines.at(-1)).toBe("other!|");
  editor.press("Mod-z");
  expect(editor.lines.at(-1)).toBe("other|");
  expect(numbers(editor)).toHaveLength(40);
  editor.press("Mod-z");
  expect(editor.stored.textContent).toBe("other");
  editor.press("Mod-y");
  expect(numbers(editor)).toEqual(upTo(40));
});

test("others write before it, and delete what is before it", async () => {
  const editor = edit(["first", "here|", "last"], slowly);
  const others = (change: (tr: Transaction) => void) => bodyEditors.text(editor.doc, schema, change);
  paste(editor, { "text/html": page(120) });
  await vi.waitFor(() => expect(numbers(editor).length).toBeGreaterThan(3), eager);
  others((tr) => tr.insertText("news ", 1));
  others((tr) => tr.delete(0, tr.doc.firstChild?.nodeSize ?? 0));
  await vi.waitFor(() => expect(numbers(editor)).toEqual(upTo(120)), patient);
  expect(editor.stored.firstChild?.textContent).toBe("hereone");
  expect(editor.stored.lastChild?.textContent).toBe("last");
  expect(editor.stored.toJSON()).toEqual(editor.view.state.doc.toJSON());
});

test("Esc takes back what is there, and leaves what was typed", async () => {
  const editor = edit(["here|", "other"], slowly);
  paste(editor, { "text/html": page(120) });
  await vi.waitFor(() => expect(numbers(editor).length).toBeGreaterThan(3), eager);
  editor.select(editor.view.state.doc.content.size - 1).type("!");
  expect(editor.press("Escape")).toBe(true);
  expect(editor.stored.textContent).toBe("hereother!");
  expect(editor.view.dom.dataset.pasting).toBeUndefined();
  expect(callOffPasting(editor.view)).toBe(false);
  editor.press("Mod-z");
  expect(editor.stored.textContent).toBe("hereother");
});

test("Esc while it is read: nothing comes", async () => {
  const editor = edit(["here|"], slowly);
  paste(editor, { "text/html": page(50) });
  expect(editor.view.dom.dataset.pasting).toBe("Pasting …");
  expect(editor.press("Escape")).toBe(true);
  paste(editor, { "text/html": page(5) });
  await vi.waitFor(() => expect(numbers(editor)).toEqual(upTo(5)), patient);
  expect(editor.press("Escape")).toBe(false);
});

test("undo while it comes in takes back all of it, and no more comes", async () => {
  const editor = edit(["here|"], slowly);
  paste(editor, { "text/html": page(120) });
  await vi.waitFor(() => expect(numbers(editor).length).toBeGreaterThan(3), eager);
  editor.press("Mod-z");
  expect(editor.lines).toEqual(["here|"]);
  paste(editor, { "text/html": page(4) });
  await vi.waitFor(() => expect(numbers(editor)).toEqual(upTo(4)), patient);
});

test("it says how far it is", async () => {
  const editor = edit(["|"], slowly);
  paste(editor, { "text/html": page(120) });
  await vi.waitFor(
    () => expect(editor.view.dom.dataset.pasting).toMatch(/^Pasting … \d+ %\. Esc or Undo takes it back\.$/),
    eager,
  );
  await vi.waitFor(() => expect(editor.view.dom.dataset.pasting).toBeUndefined(), patient);
  expect(numbers(editor)).toEqual(upTo(120));
});

test("two at a time come to where each was wished for", async () => {
  const editor = edit(["one|", "two"], slowly);
  paste(editor, { "text/html": page(30) });
  editor.select(editor.view.state.doc.content.size - 1);
  paste(editor, {
    "text/plain": upTo(30)
      .map((at) => `text ${at}`)
      .join("\n"),
  });
  await vi.waitFor(() => {
    expect(numbers(editor)).toEqual(upTo(30));
    expect(editor.stored.textContent).toMatch(/text 28text 29$/);
  }, patient);
  expect(editor.stored.textContent).toMatch(/^oneone.*twotext 0text 1/);
});
