// @vitest-environment happy-dom
import { EditorState } from "prosemirror-state";
import { EditorView } from "prosemirror-view";
import { expect, test, vi } from "vitest";
import { schema } from "../schema/schema.ts";
import { lateDropCursor } from "./late-drop-cursor.ts";

test("where a drop would land is shown from the first drag on, and no more when the view is gone", async () => {
  const view = new EditorView(document.body.appendChild(document.createElement("div")), {
    state: EditorState.create({ schema, plugins: [lateDropCursor()] }),
  });
  const listen = vi.spyOn(view.dom, "addEventListener");
  const forget = vi.spyOn(view.dom, "removeEventListener");
  view.dom.dispatchEvent(new Event("dragenter"));
  await vi.waitFor(() => expect(listen).toHaveBeenCalledWith("dragover", expect.any(Function)));
  view.destroy();
  expect(forget).toHaveBeenCalledWith("dragover", expect.any(Function));
});
