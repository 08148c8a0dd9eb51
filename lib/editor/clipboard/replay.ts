/**
 * A paste or drop that comes before what reads it is fetched, or that has to wait. The browser shows its data only while the event
 * runs, so it is kept, and told once more when everything is there.
 */
import type { EditorView } from "prosemirror-view";

/** `onDone` hears when it has been told. */
export function replayWhen(
  ready: Promise<unknown>,
  view: EditorView,
  event: ClipboardEvent | DragEvent,
  onDone?: () => void,
): void {
  const isDrop = "dataTransfer" in event;
  const copy = copyOf(isDrop ? event.dataTransfer : event.clipboardData);
  const text = copy.getData("text/plain");
  event.preventDefault();
  const tell = (): void => {
    if (view.isDestroyed) return;
    const { bubbles, cancelable } = event;
    const again = isDrop
      ? new DragEvent("drop", {
          bubbles,
          cancelable,
          dataTransfer: copy,
          clientX: event.clientX,
          clientY: event.clientY,
        })
      : new ClipboardEvent("paste", { bubbles, cancelable, clipboardData: copy });
    view.dom.dispatchEvent(again);
    onDone?.();
  };
  // Without a network the text itself is better than nothing.
  ready.then(tell, () => view.isDestroyed || view.pasteText(text));
}

/** What was on the clipboard: the browser shows its own only while the event runs. */
export function copyOf(data: DataTransfer | null): DataTransfer {
  const copy = new DataTransfer();
  for (const type of data?.types ?? []) if (type !== "Files") copy.setData(type, data?.getData(type) ?? "");
  for (const file of data?.files ?? []) copy.items.add(file);
  return copy;
}
