import type { EditorView } from "prosemirror-view";

/** Presses `Enter`, `Shift-Tab`, `Mod-z` …: the editor's keymap first, then what a browser does by itself. */
export function pressKey(view: EditorView, name: string): boolean {
  const parts = name.split("-");
  const key = parts.pop() ?? "";
  const event = new KeyboardEvent("keydown", {
    key,
    shiftKey: parts.includes("Shift"),
    altKey: parts.includes("Alt"),
    ctrlKey: parts.includes("Mod") || parts.includes("Ctrl"),
    bubbles: true,
    cancelable: true,
  });
  const handled = view.someProp("handleKeyDown", (handle) => handle(view, event));
  return handled === true || nativeDelete(view, key);
}

/** Backspace and Delete inside a line are left to the browser by ProseMirror; this is what comes back from it. */
function nativeDelete(view: EditorView, key: string): boolean {
  if (key !== "Backspace" && key !== "Delete") return false;
  const { $head, empty } = view.state.selection;
  if (!empty || !$head.parent.isTextblock) return false;
  const from = key === "Backspace" ? $head.pos - 1 : $head.pos;
  const to = from + 1;
  if (from < $head.start() || to > $head.end()) return false;
  view.dispatch(view.state.tr.delete(from, to));
  return true;
}
