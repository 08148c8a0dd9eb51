/** Copies as nested HTML and good plain text; pastes anything as flat blocks. Text pasted into code stays code. */
import { DOMParser, Fragment, Slice } from "prosemirror-model";
import { type EditorState, Plugin } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { setLink } from "../commands/link.ts";
import { tableIn } from "../commands/table/paste-cells.ts";
import { selectedBlocks } from "../queries/selected-blocks.ts";
import { schema } from "../schema/schema.ts";
import { NestedHtmlSerializer } from "../serializers/nested-html.ts";
import { toPlainText } from "../serializers/plain-text.ts";
import { CopiedCards } from "./copied-cards.ts";
import { fetchPasteReader, pasteReader } from "./late-reader.ts";
import { replayWhen } from "./replay.ts";

/** Also for readers: they copy. */
export function clipboard({ tables, pasting }: { tables: boolean; pasting: string }): Plugin {
  const cards = new CopiedCards();
  /** What the paste that is being read says beside its HTML. */
  let hints: { language?: string | undefined; rtf?: string | undefined } = {};
  /** Mod-Shift-V: the text, without its looks. */
  let isPlain = false;
  /** A long paste is told twice: first, that it takes a moment is shown. */
  let isAnnounced = false;

  const paste = (view: EditorView, event: ClipboardEvent): boolean => {
    const data = event.clipboardData;
    if (!view.editable || data === null) return false;
    const reader = pasteReader();
    if (reader === undefined) {
      // The keys that are held when it is told again are other ones.
      if (isPlain) return false;
      replayWhen(fetchPasteReader(), view, event);
      return true;
    }
    const length = Math.max(data.getData("text/html").length, data.getData("text/plain").length);
    if (length > longPaste && !isAnnounced && !isPlain) {
      isAnnounced = true;
      // Drawn by the page's style sheet.
      view.dom.dataset.pasting = pasting;
      replayWhen(nextPaint(), view, event, () => {
        isAnnounced = false;
        delete view.dom.dataset.pasting;
      });
      return true;
    }
    const mode = codeMode(data.getData("vscode-editor-data"));
    hints = { language: mode, rtf: data.getData("text/rtf") || undefined };
    queueMicrotask(() => {
      hints = {};
    });
    const [html, text] = [data.getData("text/html"), data.getData("text/plain")];
    const isText = html === "" || mode === "markdown" || reader.isPlainPage(html);
    if (isPlain || !isText || data.files.length > 0 || isInCode(view.state) || isAddress(text)) return false;
    const rich = reader.richTextOf(text, { tables, isMarkdown: mode === "markdown" });
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
  };

  return new Plugin({
    props: {
      transformCopied: (slice) => {
        cards.clear();
        return rowsAsTable(slice);
      },
      clipboardSerializer: new NestedHtmlSerializer(schema, (card) => cards.keep(card)),
      clipboardParser: new DOMParser(schema, [
        ...(["unknown", "unknown_inline"] as const).map((node) => ({
          tag: "[data-card]",
          node,
          getAttrs: (element: HTMLElement) => cards.attrsOf(element.dataset.card, node) ?? false,
        })),
        ...DOMParser.fromSchema(schema).rules,
      ]),
      clipboardTextSerializer: ({ content }) => {
        const { firstChild } = content;
        // A few words out of one block are those words, without its list sign.
        return content.childCount === 1 && firstChild?.isTextblock === true
          ? firstChild.textBetween(0, firstChild.content.size)
          : toPlainText(content.content);
      },
      // Without its reader nothing of a page may come in.
      transformPastedHTML: (html) => pasteReader()?.readPastedHtml(html, { tables, ...hints }) ?? "",
      clipboardTextParser: (text, $context) =>
        $context.parent.attrs.kind === "code" ? inlineSlice(text) : linesToSlice(text),
      handleDOMEvents: {
        keydown: (_view, { shiftKey }) => {
          isPlain = shiftKey;
          return false;
        },
        keyup: (_view, { shiftKey }) => {
          isPlain = shiftKey;
          return false;
        },
        dragenter: () => {
          fetchPasteReader().catch(() => {
            // The drop tries again, and knows what to do without.
          });
          return false;
        },
        paste,
        drop: (view, event) => {
          const isOwn = view.dragging !== null;
          if (!view.editable || isOwn || pasteReader() !== undefined) return false;
          replayWhen(fetchPasteReader(), view, event);
          return true;
        },
      },
      handlePaste: (view, event) => {
        const text = event.clipboardData?.getData("text/plain").replace(/\r\n?/g, "\n") ?? "";
        const { state } = view;
        if (text === "") return false;
        if (isInCode(state)) {
          view.dispatch(state.tr.insertText(text).scrollIntoView());
          return true;
        }
        return isAddress(text) && !isPlain && pasteAddress(view, text.trim());
      },
    },
  });
}

/** An address over words links them; alone it is a link that reads as itself. */
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

/** Characters that take about half a second to read, on a slow machine two. */
const longPaste = 250_000;

/** Resolves when what is on the page now has been drawn. A page that is not looked at draws nothing. */
function nextPaint(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 250);
    requestAnimationFrame(() => setTimeout(resolve));
  });
}

function isAddress(text: string): boolean {
  return /^(https?:\/\/|mailto:)\S+$/i.test(text.trim());
}

function isInCode(state: EditorState): boolean {
  const blocks = selectedBlocks(state);
  return state.selection.$to.depth > 0 && blocks.every(({ attrs }) => attrs.kind === "code");
}

/** The language that Visual Studio Code says its code is in. */
function codeMode(json: string): string | undefined {
  return /"mode":"([\w+#.-]+)"/.exec(json)?.[1];
}

/** Selected cells come as rows without their table; pasted elsewhere they are one. */
function rowsAsTable(slice: Slice): Slice {
  const { content } = slice;
  if (content.firstChild?.type.name === "table_row")
    return new Slice(Fragment.from(schema.node("table", null, content)), 0, 0);
  return tableIn(slice) === undefined ? slice : new Slice(content, 0, 0);
}

function inlineSlice(text: string): Slice {
  return text === "" ? Slice.empty : new Slice(Fragment.from(schema.text(text)), 0, 0);
}

/** Each line is a paragraph; the empty line between two paragraphs is only their border. */
function linesToSlice(text: string): Slice {
  const lines = text
    .replace(/\r\n?/g, "\n")
    .replace(/\n\n(?=[^\n])/g, "\n")
    // The end of the last of several lines begins no other.
    .replace(/(\n[^\n]+)\n$/, "$1")
    .split("\n");
  const blocks = lines.map((line) => schema.node("block", null, line === "" ? [] : [schema.text(line)]));
  return new Slice(Fragment.from(blocks), 1, 1);
}
