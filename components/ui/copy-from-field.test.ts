// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { copyFromField } from "./copy-from-field.ts";

let field: HTMLInputElement;

beforeEach(() => {
  field = document.createElement("input");
  field.value = "http://192.168.1.5:3000/l/secret";
  field.readOnly = true;
  document.body.append(field);
});
afterEach(() => {
  field.remove();
});

function withClipboard(clipboard: Pick<Clipboard, "writeText"> | undefined): void {
  Object.defineProperty(navigator, "clipboard", { value: clipboard, configurable: true });
}

function withCopyCommand(run: () => boolean) {
  const command = vi.fn<(name: string) => boolean>(run);
  Object.defineProperty(document, "execCommand", { value: command, configurable: true });
  return command;
}

describe("copyFromField", () => {
  it("uses the clipboard where there is one, and leaves the focus alone", async () => {
    const writeText = vi.fn<(text: string) => Promise<void>>(() => Promise.resolve());
    withClipboard({ writeText });
    const command = withCopyCommand(() => true);
    expect(await copyFromField(field)).toBe("copied");
    expect(writeText).toHaveBeenCalledWith(field.value);
    expect(command).not.toHaveBeenCalled();
    expect(document.activeElement).not.toBe(field);
  });

  it("selects the field and copies the old way on plain http", async () => {
    withClipboard(undefined);
    let selected = "";
    withCopyCommand(() => {
      selected = field.value.slice(field.selectionStart ?? 0, field.selectionEnd ?? 0);
      return true;
    });
    expect(await copyFromField(field)).toBe("copied");
    expect(selected).toBe(field.value);
  });

  it("falls back when the clipboard refuses", async () => {
    withClipboard({ writeText: () => Promise.reject(new Error("NotAllowedError")) });
    const command = withCopyCommand(() => true);
    expect(await copyFromField(field)).toBe("copied");
    expect(command).toHaveBeenCalledWith("copy");
  });

  it("leaves the text selected when nothing may copy", async () => {
    withClipboard(undefined);
    withCopyCommand(() => false);
    expect(await copyFromField(field)).toBe("selected");
    expect(document.activeElement).toBe(field);
    expect(field.selectionEnd).toBe(field.value.length);
  });
});
