// @vitest-environment happy-dom
import { afterEach, describe, expect, test, vi } from "vitest";
import { TestEditor, type TestEditorOptions } from "../test-editor.ts";
import { listItems } from "./list-items.ts";

let editor: TestEditor | undefined;
afterEach(() => {
  editor?.destroy();
  vi.restoreAllMocks();
});

function open(lines: readonly string[], options?: TestEditorOptions): TestEditor {
  editor = new TestEditor(lines, options);
  return editor;
}

function find(editor: TestEditor, selector: string): HTMLElement {
  const element = editor.view.dom.querySelector<HTMLElement>(selector);
  if (element === null) throw new Error(`no ${selector} in ${editor.view.dom.innerHTML}`);
  return element;
}

function click(element: HTMLElement, init: MouseEventInit = {}): boolean {
  return element.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, ...init }));
}

describe("the body", () => {
  test("has the role and the name that scripts and assistive technology know", () => {
    const { dom } = open(["a"]).view;
    expect(dom.getAttribute("role")).toBe("textbox");
    expect(dom.getAttribute("aria-label")).toBe("Document body");
    expect(dom.getAttribute("aria-multiline")).toBe("true");
    expect(dom.getAttribute("contenteditable")).toBe("true");
  });

  test("of a viewer is read-only, and Tab still reaches it", () => {
    const { dom } = open(["a"], { editable: false }).view;
    expect(dom.getAttribute("contenteditable")).toBe("false");
    expect(dom.getAttribute("aria-readonly")).toBe("true");
    expect(dom.getAttribute("tabindex")).toBe("0");
  });

  test("gives headings, lists, quotes and code the elements that are read out as such", () => {
    const { dom } = open(["## a", "- b", "  1. c", "[x] d", "> e", "! f", "```js g", "---", "h"]).view;
    const shape = [...dom.children].map((block) => {
      const item = block.querySelector("[role=listitem]");
      const role = block.getAttribute("role");
      return [block.tagName, ...(role === null ? [] : [role]), item?.getAttribute("aria-level")]
        .filter(Boolean)
        .join(" ");
    });
    expect(shape).toEqual([
      "H2",
      "DIV list 1",
      "DIV list 2",
      "DIV list 1",
      "BLOCKQUOTE",
      "DIV note",
      "PRE group",
      "HR",
      "P",
    ]);
  });
});

test("items of lists tell which of how many they are, a moment after the last change, and are not drawn anew for it", () => {
  vi.useFakeTimers();
  const editor = open(["- a", "  - b", "  - c", "- d", "1. e", "text", "- f|", "⊞ - g¶- h, i"], {
    format: "text",
  });
  const told = () =>
    [...editor.view.dom.querySelectorAll("[role=listitem]")].map((item) =>
      [item.textContent, item.getAttribute("aria-posinset"), item.getAttribute("aria-setsize")].join(" "),
    );
  vi.advanceTimersByTime(1_000);
  const before = ["a 1 2", "b 1 2", "c 2 2", "d 2 2", "e 1 1", "f 1 1"];
  expect(told().slice(0, 6)).toEqual(before);
  const first = find(editor, "[role=listitem]");
  editor.press("Enter");
  editor.type("x");
  expect(told().slice(0, 6)).toEqual(before);
  vi.advanceTimersByTime(1_000);
  expect(told().slice(0, 7)).toEqual([...before.slice(0, 5), "f 1 2", "x 2 2"]);
  expect(find(editor, "[role=listitem]")).toBe(first);
  vi.useRealTimers();
});

describe("task boxes", () => {
  test("tell their state and tick by a click, without moving the caret", () => {
    const editor = open(["a|", "[ ] milk"]);
    const box = find(editor, ".task-checkbox");
    expect([
      box.getAttribute("role"),
      box.getAttribute("aria-checked"),
      box.getAttribute("aria-label"),
    ]).toEqual(["checkbox", "false", "Done"]);
    click(box);
    expect(editor.lines).toEqual(["a|", "[x] milk"]);
    expect(find(editor, ".task-checkbox").getAttribute("aria-checked")).toBe("true");
  });

  test("have their name for readers too, in the language of the page, and a block that becomes a task gets one", () => {
    const plugins = [listItems({ done: "Erledigt" })];
    const editor = open(["- milk", "[x] eggs"], { editable: false, plugins });
    expect(find(editor, ".task-checkbox").getAttribute("aria-label")).toBe("Erledigt");
    editor.destroy();
    const writer = open(["milk|"], { plugins });
    writer.view.dispatch(writer.view.state.tr.setNodeAttribute(0, "kind", "task"));
    expect(find(writer, ".task-checkbox").getAttribute("aria-label")).toBe("Erledigt");
  });

  test.each([" ", "Enter"])("tick by %j when they have the focus, and keep it", (key) => {
    const editor = open(["[ ] milk"]);
    find(editor, ".task-checkbox").dispatchEvent(
      new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }),
    );
    expect(editor.lines[0]).toMatch(/^\[x\]/);
    expect(document.activeElement).toBe(find(editor, ".task-checkbox"));
  });

  test("of a viewer do nothing", () => {
    const editor = open(["[ ] milk"], { editable: false });
    click(find(editor, ".task-checkbox"));
    expect(editor.view.state.doc.firstChild?.attrs.checked).toBe(false);
  });
});

describe("the placeholder", () => {
  test("is there in an empty document only", () => {
    const editor = open(["|"], { placeholder: "Write something" });
    expect(find(editor, ".is-empty").dataset.placeholder).toBe("Write something");
    editor.type("a");
    expect(editor.view.dom.querySelector(".is-empty")).toBeNull();
  });

  test("is not there in an empty heading", () => {
    const editor = open(["# |"], { placeholder: "Write something" });
    expect(editor.view.dom.querySelector(".is-empty")).toBeNull();
  });
});

describe("links", () => {
  const link = (editor: TestEditor, href: string) => {
    const { state } = editor.view;
    editor.view.dispatch(state.tr.addMark(1, 5, state.schema.mark("link", { href })));
    return find(editor, "a");
  };

  test("open in a tab of their own with Mod-click while writing", () => {
    const opened = vi.spyOn(window, "open").mockReturnValue(null);
    const anchor = link(open(["link"]), "https://example.org/");
    click(anchor);
    expect(opened).not.toHaveBeenCalled();
    click(anchor, { ctrlKey: true });
    expect(opened).toHaveBeenCalledExactlyOnceWith("https://example.org/", "_blank", "noopener,noreferrer");
  });

  test("that would run a script are drawn and followed as nothing", () => {
    const opened = vi.spyOn(window, "open").mockReturnValue(null);
    const anchor = link(open(["link"]), "java\tscript:alert(1)");
    expect(anchor.getAttribute("href")).toBe("#");
    click(anchor, { ctrlKey: true });
    expect(opened.mock.calls.flat().some((argument) => String(argument).includes("script"))).toBe(false);
  });
});
