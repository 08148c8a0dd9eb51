// @vitest-environment happy-dom
import { afterEach, beforeAll, expect, test, vi } from "vitest";
import type { BlobEntry } from "#lib/collab/service-api.ts";
import { englishTexts } from "#lib/texts/testing/english-texts.ts";
import { fetchPasteReader } from "../clipboard/late-reader.ts";
import { readPicture } from "../nodes/image/spec.ts";
import { TestEditor } from "../test-editor.ts";
import { insertByAddress, insertFiles, type PictureServer, pictures } from "./pictures.ts";

const documentId = "D".repeat(22);
const entry: BlobEntry = { hash: "0f".repeat(32), type: "image/png", byteLength: 3, width: 640, height: 480 };

let editor: TestEditor;
beforeAll(fetchPasteReader);
afterEach(() => editor.destroy());

/** An editor whose uploads end when the test says so. */
function open(lines: readonly string[], format: "text" | "xml" = "text") {
  const sent: {
    done: (blob: BlobEntry) => void;
    fail: (error: Error) => void;
    signal: AbortSignal;
    onProgress: (fraction: number) => void;
  }[] = [];
  const copied: unknown[] = [];
  const server: PictureServer = {
    upload: (_file, onProgress, signal) =>
      new Promise((done, fail) => {
        sent.push({ done, fail, signal, onProgress });
      }),
    copy: async (from) => {
      copied.push(from);
      return entry;
    },
  };
  const describe = (error: unknown) => (error instanceof Error ? error.message : "");
  editor = new TestEditor(lines, {
    format,
    plugins: pictures({
      documentId,
      origin: "https://q.example",
      texts: englishTexts,
      server,
      describe,
      onEnter: () => {},
    }),
  });
  return { server, sent, copied };
}
const png = () => new File(["png"], "a.png", { type: "image/png" });
const card = () => editor.view.dom.querySelector<HTMLElement>(".picture-upload");
const shown = () => {
  const found: string[] = [];
  editor.view.state.doc.forEach((node) => {
    found.push(node.type.name === "image" ? `[${readPicture(node).src.slice(0, 8)}]` : node.textContent);
  });
  return found;
};

test.each(["text", "xml"] as const)(
  "a file goes in where the caret was, however the text has moved (%s)",
  async (format) => {
    const { server, sent } = open(["one", "two|"], format);
    insertFiles(editor.view, [png()], server);
    expect(card()?.textContent).toContain("on its way");
    expect(editor.stored.childCount).toBe(2);
    editor.view.dispatch(editor.view.state.tr.insertText("more ", 1));
    sent[0]?.done(entry);
    await vi.waitFor(() => expect(shown()).toEqual(["more one", "two", "[blobs/0f]"]));
    expect(card()).toBeNull();
    expect(editor.stored.child(2).attrs).toMatchObject({ width: 640, height: 480 });
  },
);

test("several files keep their order, whichever arrives first", async () => {
  const { server, sent } = open(["text|"]);
  insertFiles(editor.view, [png(), png()], server);
  sent[1]?.done({ ...entry, hash: "2".repeat(64) });
  await vi.waitFor(() => expect(shown()).toEqual(["text", "[blobs/22]"]));
  sent[0]?.done({ ...entry, hash: "1".repeat(64) });
  await vi.waitFor(() => expect(shown()).toEqual(["text", "[blobs/11]", "[blobs/22]"]));
});

test("one that does not arrive says why, and can be tried again or taken away", async () => {
  const { server, sent } = open(["|"]);
  insertFiles(editor.view, [png()], server);
  sent[0]?.fail(new Error("It is too large."));
  await vi.waitFor(() => expect(card()?.textContent).toContain("It is too large."));
  card()?.querySelector("button")?.click();
  await vi.waitFor(() => expect(sent).toHaveLength(2));
  expect(card()?.textContent).toContain("on its way");
  [...(card()?.querySelectorAll("button") ?? [])].at(-1)?.click();
  expect(card()).toBeNull();
  expect(sent[1]?.signal.aborted).toBe(true);
  expect(shown()).toEqual([""]);
});

test("an address goes in as it is; what is not https does not", () => {
  open(["a|"]);
  const run = (address: string) => insertByAddress(address)(editor.view.state, editor.view.dispatch);
  expect(run("http://example.org/x.png")).toBe(false);
  expect(run("javascript:alert(1)")).toBe(false);
  expect(run("https://example.org/x.png")).toBe(true);
  expect(shown()).toEqual(["a", "[https://]"]);
});

test("pasted bytes are brought to the server, the text at once", async () => {
  const { sent } = open(["|"]);
  editor.view.pasteHTML(
    '<p>before</p><p><img src="data:image/png;base64,aGVsbG8=" alt="cat" width="20" height="20"></p><p>after</p>',
    clipboardEvent(),
  );
  expect(shown()).toEqual(["before", "after"]);
  sent[0]?.done(entry);
  await vi.waitFor(() => expect(shown()).toEqual(["before", "[blobs/0f]", "after"]));
  expect(editor.stored.child(1).attrs.alt).toBe("cat");
});

test("a picture of this document is shown at once; one of another document is taken along", async () => {
  const { copied } = open(["|"]);
  const hash = "3".repeat(64);
  const image = (id: string) => `<p>x</p><img src="https://q.example/d/${id}/blobs/${hash}"><p>y</p>`;
  editor.view.pasteHTML(image(documentId), clipboardEvent());
  expect(shown()).toEqual(["x", "[blobs/33]", "y"]);
  editor.view.pasteHTML(image("E".repeat(22)), clipboardEvent());
  await vi.waitFor(() => expect(copied).toEqual([{ documentId: "E".repeat(22), hash }]));
  await vi.waitFor(() => expect(shown().filter((line) => line.startsWith("["))).toHaveLength(2));
});

test("pictures of the sender's disk, dots that count readers and SVG stay behind", async () => {
  open(["|"]);
  editor.view.pasteHTML(
    '<p>a<img src="file:///tmp/x.png"><img src="https://t.example/p.gif" width="1" height="1"><img src="data:image/svg+xml,x"></p>',
    clipboardEvent(),
  );
  expect(shown().filter((line) => line.startsWith("["))).toEqual([]);
  // Where the one from the disk would be, its author reads why it is not there.
  await vi.waitFor(() => expect(card()?.textContent).toContain("was not on the clipboard"));
  expect(card()?.textContent).not.toContain("Try again");
});

test("a picture whose size is left empty is no dot", () => {
  open(["|"]);
  editor.view.pasteHTML('<p>a<img src="https://t.example/cat.png" width="" height=""></p>', clipboardEvent());
  expect(shown().filter((line) => line.startsWith("[http"))).toHaveLength(1);
});

function clipboardEvent(): ClipboardEvent {
  return new ClipboardEvent("paste");
}

test("a file over the limit says so at once, and nothing is sent", async () => {
  const { server, sent } = open(["one|"]);
  const huge = png();
  Object.defineProperty(huge, "size", { value: 20 * 1024 * 1024 + 1 });
  insertFiles(editor.view, [huge], server);
  await vi.waitFor(() =>
    expect(card()?.textContent).toBe(
      "This picture has 21 MB. 20 MB is the most: make it smaller first.Remove",
    ),
  );
  expect(card()?.getAttribute("role")).toBe("alert");
  expect(sent).toEqual([]);
});

test("the place of a picture shows how far it is", () => {
  const { server, sent } = open(["one|"]);
  insertFiles(editor.view, [png()], server);
  const progress = () => card()?.style.getPropertyValue("--progress");
  expect(progress()).toBe("0");
  sent[0]?.onProgress(0.5);
  expect(progress()).toBe("0.5");
  editor.type("more");
  sent[0]?.onProgress(0.75);
  expect(progress()).toBe("0.75");
});
