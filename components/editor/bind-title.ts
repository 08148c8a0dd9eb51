/**
 * An input and a Y.Text as one: what is typed becomes the least edit of the text, what others type moves the caret along.
 * The input stays uncontrolled; React never sees the title.
 */
import * as Y from "yjs";
import { leastEdit } from "#lib/collab/least-edit.ts";
import { positionAfter } from "#lib/collab/position-after.ts";

/** Binds until the answer is called. `onTitle` hears the whole title at once and after every change. */
export function bindTitle(
  input: HTMLInputElement,
  text: Y.Text,
  onTitle: (title: string) => void,
): () => void {
  const origin = {};
  const undo = new Y.UndoManager(text, { trackedOrigins: new Set([origin]) });
  let composing = false;

  const write = (): void => {
    const edit = leastEdit(shownText(text), input.value, input.selectionStart ?? input.value.length);
    if (edit === undefined) return;
    const change = (): void => {
      text.delete(edit.index, edit.remove);
      text.insert(edit.index, edit.insert);
    };
    if (text.doc === null) return;
    text.doc.transact(change, origin);
  };

  const show = (event: Y.YTextEvent, transaction: Y.Transaction): void => {
    onTitle(text.toJSON());
    // An input method owns the field until it ends: others' edits wait, or they would cancel it.
    if (transaction.origin === origin || composing) return;
    const start = positionAfter(input.selectionStart ?? 0, event.delta);
    const end = positionAfter(input.selectionEnd ?? 0, event.delta);
    const direction = input.selectionDirection ?? "none";
    input.value = shownText(text);
    // Setting a range moves the focus in Safari; only a focused field has a caret to keep.
    if (input.ownerDocument.activeElement === input) input.setSelectionRange(start, end, direction);
  };

  // What the title was when the input method began, to find afterwards what it alone has changed.
  let composedOn = "";
  const onCompositionStart = (): void => {
    composing = true;
    composedOn = shownText(text);
  };
  const onCompositionEnd = (): void => {
    composing = false;
    const now = shownText(text);
    if (now === composedOn) {
      write();
      return;
    }
    const own = leastEdit(composedOn, input.value, input.selectionStart ?? 0);
    const others = leastEdit(composedOn, now, now.length);
    if (own !== undefined && others !== undefined) {
      const delta = [{ retain: others.index }, { insert: others.insert }, { delete: others.remove }];
      const index = positionAfter(own.index, delta);
      const end = positionAfter(own.index + own.remove, delta);
      input.value = now.slice(0, index) + own.insert + now.slice(end);
      input.setSelectionRange(index + own.insert.length, index + own.insert.length);
    } else {
      input.value = now;
    }
    write();
  };
  const onInput = (): void => {
    if (!composing) write();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    const key = event.key.toLowerCase();
    // The browser's own undo knows nothing of others' edits and would put old text over them.
    if (key === "z") {
      event.preventDefault();
      if (event.shiftKey) undo.redo();
      else undo.undo();
    } else if (key === "y") {
      event.preventDefault();
      undo.redo();
    }
  };

  input.value = shownText(text);
  onTitle(text.toJSON());
  text.observe(show);
  input.addEventListener("input", onInput);
  input.addEventListener("keydown", onKeyDown);
  input.addEventListener("compositionstart", onCompositionStart);
  input.addEventListener("compositionend", onCompositionEnd);
  return () => {
    text.unobserve(show);
    input.removeEventListener("input", onInput);
    input.removeEventListener("keydown", onKeyDown);
    input.removeEventListener("compositionstart", onCompositionStart);
    input.removeEventListener("compositionend", onCompositionEnd);
    undo.destroy();
  };
}

/** The title as a one-line field holds it: same length, so that positions agree. */
function shownText(text: Y.Text): string {
  return text.toJSON().replace(/[\r\n]/g, " ");
}
