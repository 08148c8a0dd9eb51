// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from "vitest";
import * as Y from "yjs";
import { bindTitle } from "./bind-title.ts";

let input: HTMLInputElement;
let text: Y.Text;
let deltas: unknown[];
let onTitle: ReturnType<typeof vi.fn<(title: string) => void>>;

beforeEach(() => {
  input = document.createElement("input");
  document.body.replaceChildren(input);
  text = new Y.Doc().getText("title");
  text.insert(0, "Our plan");
  onTitle = vi.fn<(title: string) => void>();
  deltas = [];
  bindTitle(input, text, onTitle);
  text.observe((event) => deltas.push(event.delta));
});

/** What a browser does for typing: value and caret, then the event. */
function type(value: string, caret = value.length): void {
  input.value = value;
  input.setSelectionRange(caret, caret);
  input.dispatchEvent(new InputEvent("input"));
}

describe("bindTitle", () => {
  it("shows the title and tells of it", () => {
    expect(input.value).toBe("Our plan");
    expect(onTitle).toHaveBeenLastCalledWith("Our plan");
  });

  it("writes the least edit", () => {
    type("Our new plan", 8);
    expect(deltas).toEqual([[{ retain: 4 }, { insert: "new " }]]);
    expect(onTitle).toHaveBeenLastCalledWith("Our new plan");
  });

  it("keeps the caret at its letters when others type before it", () => {
    input.focus();
    input.setSelectionRange(4, 8);
    text.insert(0, "Draft: ");
    expect(input.value).toBe("Draft: Our plan");
    expect([input.selectionStart, input.selectionEnd]).toEqual([11, 15]);
  });

  it("takes back own edits only", () => {
    type("Our plan!");
    text.insert(0, "Draft: ");
    input.dispatchEvent(new KeyboardEvent("keydown", { key: "z", ctrlKey: true }));
    expect(text.toJSON()).toBe("Draft: Our plan");
    input.dispatchEvent(new KeyboardEvent("keydown", { key: "z", ctrlKey: true, shiftKey: true }));
    expect(text.toJSON()).toBe("Draft: Our plan!");
  });

  it("lets an input method finish, then merges what it wrote with what others wrote", () => {
    input.focus();
    input.dispatchEvent(new CompositionEvent("compositionstart"));
    type("Our plan に");
    text.insert(0, "Draft: ");
    expect(input.value).toBe("Our plan に");
    input.dispatchEvent(new CompositionEvent("compositionend"));
    expect(text.toJSON()).toBe("Draft: Our plan に");
    expect(input.value).toBe("Draft: Our plan に");
  });

  it("shows line breaks of other programs as spaces, without writing them back", () => {
    text.insert(3, "\n");
    expect(input.value).toBe("Our  plan");
    type("Our  plan!");
    expect(text.toJSON()).toBe("Our\n plan!");
  });
});
