/**
 * The whole editor for tests, on a shared document, driven by keys as a person would. Documents are written one line per
 * block: `## Title`, `- item`, `  1. deeper`, `[x] done`, `> quote`, "```js code" (⏎ for its line breaks), `---`; `|` is the
 * caret, two of them a selection. `⊞ a, b / c, d` is a table of two rows (¶ between blocks of one cell).
 */
import type { Node } from "prosemirror-model";
import { type Plugin, type Selection, TextSelection } from "prosemirror-state";
import { EditorView } from "prosemirror-view";
import type { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import type { DocumentFormat } from "#lib/collab/document-format.ts";
import { englishTexts } from "#lib/texts/testing/english-texts.ts";
import { bindingFor } from "./binding/by-format.ts";
import { createEditorState } from "./create-state.ts";
import { toBlockAttrs } from "./nodes/block/spec.ts";
import type { PasteSizes } from "./paste/paste-sizes.ts";
import type { BlockAttrs } from "./schema/block-kinds.ts";
import { schema } from "./schema/schema.ts";

export interface TestEditorOptions {
  format?: DocumentFormat;
  editable?: boolean;
  placeholder?: string;
  awareness?: Awareness;
  plugins?: readonly Plugin[];
  pasteSizes?: PasteSizes;
}

export class TestEditor {
  readonly doc = new Y.Doc();
  readonly view: EditorView;

  readonly format: DocumentFormat;

  constructor(lines: readonly string[], options: TestEditorOptions = {}) {
    const { format = "xml", editable = true, placeholder = "", awareness, plugins, pasteSizes } = options;
    this.format = format;
    const blocks = lines.map(parseLine);
    bindingFor(format).seed(this.doc, schema.node("doc", null, blocks));
    const place = document.body.appendChild(document.createElement("div"));
    const state = createEditorState({
      binding: bindingFor(format),
      doc: this.doc,
      format,
      editable,
      texts: englishTexts,
      placeholder,
      awareness,
      ...(plugins && { plugins }),
      ...(pasteSizes && { pasteSizes }),
    });
    this.view = new EditorView(place, { state });
    if (editable) this.#placeCaret();
  }

  /** The document in the notation above, the caret included. */
  get lines(): string[] {
    const { doc, selection } = this.view.state;
    const lines: string[] = [];
    doc.forEach((node, pos) => {
      if (node.type.name === "table") {
        lines.push(tableLine(node, pos, selection));
        return;
      }
      if (node.type.name !== "block") {
        lines.push(node.type.name === "divider" ? "---" : node.type.name);
        return;
      }
      let text = node.textBetween(0, node.content.size, "", "▯");
      for (const place of new Set([selection.to, selection.from])) {
        const offset = place - pos - 1;
        if (selection instanceof TextSelection && offset >= 0 && offset <= node.content.size)
          text = `${text.slice(0, offset)}|${text.slice(offset)}`;
      }
      lines.push(formatLine(toBlockAttrs(node.attrs), text.replaceAll("\n", "⏎")));
    });
    return lines;
  }

  /** What the shared document says, read anew. */
  get stored(): Node {
    return bindingFor(this.format).read(this.doc, schema);
  }

  /** Presses keys in ProseMirror's spelling: `Mod-b`, `Shift-Enter`. Answers whether the editor took the last one. */
  press(...names: string[]): boolean {
    let taken = false;
    for (const name of names) {
      const parts = name.split(/-(?=.)/);
      const key = parts.pop() ?? "";
      const event = new KeyboardEvent("keydown", {
        key,
        ctrlKey: parts.includes("Mod"),
        shiftKey: parts.includes("Shift"),
        altKey: parts.includes("Alt"),
        bubbles: true,
        cancelable: true,
      });
      this.view.dom.dispatchEvent(event);
      taken = event.defaultPrevented;
    }
    return taken;
  }

  /** Puts the caret at a position, or selects from there to `head`. */
  select(anchor: number, head: number = anchor): this {
    const { state } = this.view;
    this.view.dispatch(state.tr.setSelection(TextSelection.create(state.doc, anchor, head)));
    return this;
  }

  /** Types letter by letter, through the input rules. */
  type(text: string): this {
    for (const letter of text) {
      const { from, to } = this.view.state.selection;
      const insert = () => this.view.state.tr.insertText(letter, from, to);
      const taken = this.view.someProp("handleTextInput", (handle) =>
        handle(this.view, from, to, letter, insert),
      );
      if (taken !== true) this.view.dispatch(insert());
    }
    return this;
  }

  destroy(): void {
    this.view.destroy();
    this.doc.destroy();
  }

  /** The carets of the notation become the selection, their signs go away, and none of it can be undone. */
  #placeCaret(): void {
    const places: number[] = [];
    let tr = this.view.state.tr.setMeta("addToHistory", false);
    for (;;) {
      let found = -1;
      tr.doc.descendants((node, pos) => {
        const index = node.isText && found < 0 ? (node.text ?? "").indexOf("|") : -1;
        if (index >= 0) found = pos + index;
      });
      if (found < 0) break;
      places.push(found);
      tr = tr.delete(found, found + 1);
    }
    const [anchor, head] = places;
    if (anchor !== undefined) tr.setSelection(TextSelection.create(tr.doc, anchor, head ?? anchor));
    this.view.dispatch(tr);
  }
}

const signs: readonly [RegExp, (match: RegExpExecArray) => Partial<BlockAttrs>][] = [
  [/^(#{1,4}) /, (match) => ({ kind: "heading", level: match[1]?.length ?? 1 })],
  [/^- /, () => ({ kind: "bullet" })],
  [/^1\. /, () => ({ kind: "ordered" })],
  [/^\[( |x)\] /, (match) => ({ kind: "task", checked: match[1] === "x" })],
  [/^> /, () => ({ kind: "quote" })],
  [/^! /, () => ({ kind: "callout" })],
  [/^```(\w*) /, (match) => ({ kind: "code", language: match[1] ?? "" })],
];

/** One line of the notation as a node. */
export function parseLine(line: string): Node {
  if (line === "---") return schema.node("divider");
  if (line.startsWith("⊞ ")) return parseTable(line.slice(2));
  const [margin = ""] = /^(?: {2})*/.exec(line) ?? [];
  let text = line.slice(margin.length);
  let attrs: Partial<BlockAttrs> = { indent: margin.length / 2 };
  for (const [sign, toAttrs] of signs) {
    const match = sign.exec(text);
    if (match === null) continue;
    attrs = { ...attrs, ...toAttrs(match) };
    text = text.slice(match[0].length);
    break;
  }
  text = text.replaceAll("⏎", "\n");
  return schema.node("block", attrs, text === "" ? [] : [schema.text(text)]);
}

function formatLine({ kind, level, indent, checked, language }: BlockAttrs, text: string): string {
  const sign = {
    paragraph: "",
    heading: `${"#".repeat(level)} `,
    bullet: "- ",
    ordered: "1. ",
    task: checked ? "[x] " : "[ ] ",
    quote: "> ",
    callout: "! ",
    code: `\`\`\`${language} `,
  }[kind];
  return "  ".repeat(indent) + sign + text;
}

function parseTable(text: string): Node {
  const cell = (content: string) => schema.node("table_cell", null, content.split("¶").map(parseLine));
  const rows = text.split(" / ").map((row) => schema.node("table_row", null, row.split(", ").map(cell)));
  return schema.node("table", null, rows);
}

function tableLine(table: Node, pos: number, selection: Selection): string {
  const places =
    selection instanceof TextSelection ? new Set([selection.to, selection.from]) : new Set<number>();
  const rows = table.children.map(() => [] as string[]);
  table.forEach((row, rowOffset, i) =>
    row.forEach((cell, cellOffset) => {
      const texts: string[] = [];
      cell.forEach((block, offset) => {
        const start = pos + rowOffset + cellOffset + offset + 4;
        let text = block.textContent;
        for (const place of places) {
          const at = place - start;
          if (at >= 0 && at <= block.content.size) text = `${text.slice(0, at)}|${text.slice(at)}`;
        }
        texts.push(text);
      });
      rows[i]?.push(texts.join("¶"));
    }),
  );
  return `⊞ ${rows.map((cells) => cells.join(", ")).join(" / ")}`;
}
