/** What is done about a paste before ProseMirror does anything, and what is done with words alone. */
import type { EditorState } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { copyOf, replayWhen } from "../clipboard/replay.ts";
import { setLink } from "../commands/link.ts";
import { selectedBlocks } from "../queries/selected-blocks.ts";
import { schema } from "../schema/schema.ts";
import { pasteLong } from "./long-paste.ts";
import type { PasteHost } from "./paste-host.ts";
import { usualSizes } from "./paste-sizes.ts";
import { beginPasting } from "./pasting.ts";
import type { TextHints } from "./read-pasted-html.ts";
import { nextPaint } from "./rest.ts";
import { isPlainPage, richTextOf } from "./text-as-html.ts";

/** Long ones that cannot be done in steps are told twice: first, that it takes a moment is shown. */
const announced = new WeakSet<EditorView>();

/** Answers whether the paste is taken. */
export function takePaste(
  view: EditorView,
  event: ClipboardEvent,
  { host, isPlain }: { host: PasteHost; isPlain: boolean },
): boolean {
  const data = event.clipboardData;
  if (data === null) return false;
  const [html, text] = [data.getData("text/html"), data.getData("text/plain")];
  const isLong = Math.max(html.length, text.length) > (host.sizes ?? usualSizes).longText;
  const { language: mode, rtf } = hintsOf(data);
  const isOurs = !isPlain && data.files.length === 0 && !isInCode(view.state) && !isAddress(text);
  const isText = html === "" || mode === "markdown" || isPlainPage(html);
  const toRich = () => richTextOf(text, { tables: host.tables, isMarkdown: mode === "markdown" });
  if (isLong && isOurs && host.binding.longSteps !== undefined) {
    event.preventDefault();
    const clipboardData = copyOf(data);
    const again = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
    const clipboard = {
      html: isText ? toRich : () => html,
      text,
      language: isText ? undefined : mode,
      rtf,
      event: again,
    };
    void pasteLong(view, clipboard, host);
    return true;
  }
  if (isLong && !isPlain && !announced.has(view)) {
    announce(view, event, host);
    return true;
  }
  if (!isOurs || !isText) return false;
  const rich = toRich();
  if (rich === undefined && html === "") return false;
  event.preventDefault();
  if (typeof rich === "object")
    rich.then(
      (found) => view.isDestroyed || view.pasteHTML(found),
      // What reads Markdown cannot be fetched now: the text as it is.
      () => view.isDestroyed || view.pasteText(text),
    );
  else if (rich === undefined) view.pasteText(text);
  else view.pasteHTML(rich);
  return true;
}

/** What a clipboard says beside its HTML. */
export function hintsOf(data: DataTransfer): TextHints {
  // The language that Visual Studio Code says its code is in.
  const language = /"mode":"([\w+#.-]+)"/.exec(data.getData("vscode-editor-data"))?.[1];
  return { language, rtf: data.getData("text/rtf") || undefined };
}

/** Text in code stays as it is; an address over words links them, alone it is a link that reads as itself. */
export function pasteWords(view: EditorView, event: ClipboardEvent, isPlain: boolean): boolean {
  const text = event.clipboardData?.getData("text/plain").replace(/\r\n?/g, "\n") ?? "";
  const { state } = view;
  if (text === "") return false;
  if (isInCode(state)) {
    view.dispatch(state.tr.insertText(text).scrollIntoView());
    return true;
  }
  return isAddress(text) && !isPlain && pasteAddress(view, text.trim());
}

function pasteAddress({ state, dispatch }: EditorView, address: string): boolean {
  if (!state.selection.empty) return setLink(address)(state, dispatch);
  const mark = schema.mark("link", { href: address });
  dispatch(
    state.tr
      .replaceSelectionWith(schema.text(address, [mark]), false)
      .setMeta("paste", true)
      .scrollIntoView(),
  );
  return true;
}

function announce(view: EditorView, event: ClipboardEvent, { texts }: PasteHost): void {
  announced.add(view);
  const pasting = beginPasting(view);
  pasting.say(texts("editor.pasting"));
  replayWhen(nextPaint(), view, event, () => {
    announced.delete(view);
    pasting.end();
  });
}

function isAddress(text: string): boolean {
  return text.length < longestAddress && /^(https?:\/\/|mailto:)\S+$/i.test(text.trim());
}

/** Characters. What is longer is no address that a browser takes. */
const longestAddress = 10_000;

function isInCode(state: EditorState): boolean {
  const blocks = selectedBlocks(state);
  return state.selection.$to.depth > 0 && blocks.every(({ attrs }) => attrs.kind === "code");
}
