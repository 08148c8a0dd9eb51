// @vitest-environment happy-dom
/**
 * What stays of the clipboards of other programs. tests/fixtures/clipboard/<source>-<case>.html (.txt, .rtf: the same clipboard in
 * other types) is what is pasted, .expected.md how the document then reads (readable-document.ts). A new expectation is written with
 * `vitest -u`; read it before it is committed.
 */
import { readdirSync, readFileSync } from "node:fs";
import { afterEach, beforeAll, expect, test, vi } from "vitest";
import { fetchPasteReader } from "../clipboard/late-reader.ts";
import { TestEditor } from "../test-editor.ts";
import { readableDocument } from "./testing/readable-document.ts";

const folder = "tests/fixtures/clipboard";
const types: Readonly<Record<string, string>> = {
  html: "text/html",
  txt: "text/plain",
  rtf: "text/rtf",
  "vscode-editor-data": "vscode-editor-data",
};
const files = readdirSync(folder).filter((name) => !name.endsWith(".expected.md"));
const cases = [...new Set(files.map((name) => name.slice(0, name.indexOf("."))))].sort();

let editor: TestEditor | undefined;
beforeAll(fetchPasteReader);
afterEach(() => editor?.destroy());

test.each(cases)("%s", async (name) => {
  editor = new TestEditor(["|"], { format: "text" });
  const { view } = editor;
  const data = new DataTransfer();
  for (const file of files.filter((each) => each.startsWith(`${name}.`)))
    data.setData(types[file.slice(name.length + 1)] ?? "", readFileSync(`${folder}/${file}`, "utf8"));
  const paste = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
  view.dom.dispatchEvent(paste);
  expect(paste.defaultPrevented).toBe(true);
  await vi.waitFor(() => expect(view.state.doc.content.size).toBeGreaterThan(2));
  expect(() => view.state.doc.check()).not.toThrow();
  await expect(readableDocument(view.state.doc)).toMatchFileSnapshot(
    `../../../${folder}/${name}.expected.md`,
  );
  // What is shown is what was stored.
  expect(editor.stored.toJSON()).toEqual(view.state.doc.toJSON());
});

test("nothing of a hostile page is drawn that runs, loads or leads astray", async () => {
  editor = new TestEditor(["|"], { format: "text" });
  editor.view.pasteHTML(readFileSync(`${folder}/hostile.html`, "utf8"));
  const { dom } = editor.view;
  expect(
    dom.querySelectorAll("script, style, iframe, object, svg, form, input, button, [onclick], [onerror]"),
  ).toHaveLength(0);
  const addresses = [...dom.querySelectorAll("a")].map((link) => link.getAttribute("href"));
  expect(addresses).toEqual(["https://ok.example/"]);
  expect(dom.innerHTML).not.toMatch(/t\.example|steal|position|url\(/);
});
