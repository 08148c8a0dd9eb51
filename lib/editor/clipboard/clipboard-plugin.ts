/** Copies as nested HTML and good plain text; pastes anything as flat blocks. Text pasted into code stays code. */
import { DOMParser, Fragment, Slice } from "prosemirror-model";
import { Plugin } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { tableIn } from "../commands/table/paste-cells.ts";
import type { PasteHost } from "../paste/paste-host.ts";
import type { TextHints } from "../paste/read-pasted-html.ts";
import { schema } from "../schema/schema.ts";
import { NestedHtmlSerializer } from "../serializers/nested-html.ts";
import { toPlainText } from "../serializers/plain-text.ts";
import { ClipboardParser } from "./clipboard-parser.ts";
import { CopiedCards } from "./copied-cards.ts";
import { fetchPasteReader, pasteReader } from "./late-reader.ts";
import { replayWhen } from "./replay.ts";

/** Also for readers: they copy. */
export function clipboard(host: PasteHost): Plugin {
  const { tables } = host;
  const cards = new CopiedCards();
  /** What the paste that is being read says beside its HTML. */
  let hints: TextHints = {};
  /** Mod-Shift-V: the text, without its looks. */
  let isPlain = false;
  const parser = new ClipboardParser(schema, [
    ...(["unknown", "unknown_inline"] as const).map((node) => ({
      tag: "[data-card]",
      node,
      getAttrs: (element: HTMLElement) => cards.attrsOf(element.dataset.card, node) ?? false,
    })),
    ...DOMParser.fromSchema(schema).rules,
  ]);

  const paste = (view: EditorView, event: ClipboardEvent): boolean => {
    if (!view.editable || event.clipboardData === null) return false;
    const reader = pasteReader();
    if (reader !== undefined) {
      hints = reader.hintsOf(event.clipboardData);
      queueMicrotask(() => {
        hints = {};
      });
      return reader.takePaste(view, event, { host, isPlain });
    }
    // The keys that are held when it is told again are other ones.
    if (isPlain) return false;
    replayWhen(fetchPasteReader(), view, event);
    return true;
  };

  return new Plugin({
    props: {
      transformCopied: (slice) => {
        cards.clear();
        return rowsAsTable(slice);
      },
      clipboardSerializer: new NestedHtmlSerializer(schema, (card) => cards.keep(card)),
      clipboardParser: parser,
      clipboardTextSerializer: ({ content }) => {
        const { firstChild } = content;
        // A few words out of one block are those words, without its list sign.
        return content.childCount === 1 && firstChild?.isTextblock === true
          ? firstChild.textBetween(0, firstChild.content.size)
          : toPlainText(content.content);
      },
      // Without its reader nothing of a page may come in.
      transformPastedHTML: (html) =>
        parser.prepared === undefined ? (pasteReader()?.readAtOnce(html, { tables, ...hints }) ?? "") : html,
      clipboardTextParser: (text, $context) =>
        $context.parent.attrs.kind === "code" ? inlineSlice(text) : linesToSlice(text),
      handleDOMEvents: {
        keydown: (view, event) => {
          isPlain = event.shiftKey;
          if (event.key !== "Escape" || pasteReader()?.callOffPasting(view) !== true) return false;
          event.preventDefault();
          return true;
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
      handlePaste: (view, event) => pasteReader()?.pasteWords(view, event, isPlain) ?? false,
    },
  });
}

/** Comes behind all others that want a paste: many blocks are put in by portions. */
export function pasteInSteps(host: PasteHost): Plugin {
  return new Plugin({
    props: {
      handlePaste: (view, _event, slice) => pasteReader()?.insertInSteps(view, slice, host) ?? false,
    },
  });
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
