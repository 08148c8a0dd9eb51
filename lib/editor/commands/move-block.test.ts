// @vitest-environment happy-dom
import { afterEach, describe, expect, test } from "vitest";
import { documentFormats } from "#lib/collab/document-format.ts";
import { TestEditor } from "../test-editor.ts";
import { moveBlocks } from "./move-block.ts";

let editor: TestEditor | undefined;
afterEach(() => editor?.destroy());

describe.each(documentFormats)("moving blocks under %s", (format) => {
  // Each of these blocks takes three positions.
  const open = () => {
    editor = new TestEditor(["a", "b|", "c", "d"], { format });
    return editor;
  };
  const move = (from: number, to: number, target: number) => {
    const { view } = open();
    return moveBlocks(from, to, target)(view.state, view.dispatch);
  };

  test("several at once, down and up, with the caret among them", () => {
    expect(move(3, 9, 12)).toBe(true);
    expect(editor?.lines).toEqual(["a", "d", "b|", "c"]);
    editor?.destroy();
    expect(move(3, 9, 0)).toBe(true);
    expect(editor?.lines).toEqual(["b|", "c", "a", "d"]);
  });

  test("others leave the caret where it is", () => {
    move(9, 12, 0);
    expect(editor?.lines).toEqual(["d", "a", "b|", "c"]);
  });

  test("into itself, nowhere, or from the middle of a block: not at all", () => {
    for (const [from, to, target] of [
      [3, 9, 6],
      [3, 6, 6],
      [3, 3, 0],
      [4, 6, 0],
      [3, 6, 1],
    ] as const) {
      expect(move(from, to, target)).toBe(false);
      expect(editor?.lines).toEqual(["a", "b|", "c", "d"]);
      editor?.destroy();
    }
  });
});
