/** Copies as nested HTML and good plain text; pastes anything as flat blocks. Text pasted into code stays code. */
import { DOMParser, Fragment, Slice } from "prosemirror-model";
import { Plugin } from "prosemirror-state";
import { setLink } from "../commands/link.ts";
import { tableIn } from "../commands/table/paste-cells.ts";
import { selectedBlocks } from "../queries/selected-blocks.ts";
import { schema } from "../schema/schema.ts";
import { flattenHtml } from "../serializers/flatten-html.ts";
import { NestedHtmlSerializer } from "../serializers/nested-html.ts";
import { toPlainText } from "../serializers/plain-text.ts";
import { CopiedCards } from "./copied-cards.ts";

/** Also for readers: they copy. */
export function clipboard({ tables }: { tables: boolean }): Plugin {
  const cards = new CopiedCards();
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
      transformPastedHTML: (html) => {
        // Inert: nothing in it loads or runs.
        const page = new window.DOMParser().parseFromString(html, "text/html");
        return flattenHtml(page.body, { tables }).innerHTML;
      },
      clipboardTextParser: (text, $context) =>
        $context.parent.attrs.kind === "code" ? inlineSlice(text) : linesToSlice(text),
      handlePaste: (view, event) => {
        const text = event.clipboardData?.getData("text/plain").replace(/\r\n?/g, "\n") ?? "";
        const { state } = view;
        if (text === "") return false;
        if (
          selectedBlocks(state).every(({ attrs }) => attrs.kind === "code") &&
          state.selection.$to.depth > 0
        ) {
          view.dispatch(state.tr.insertText(text).scrollIntoView());
          return true;
        }
        const isAddress = /^(https?:\/\/|mailto:)\S+$/i.test(text.trim());
        return isAddress && !state.selection.empty && setLink(text.trim())(state, view.dispatch);
      },
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
    .split("\n");
  const blocks = lines.map((line) => schema.node("block", null, line === "" ? [] : [schema.text(line)]));
  return new Slice(Fragment.from(blocks), 1, 1);
}
