/**
 * The Welcome document: a page that teaches by being edited. Real content, in the languages of the interface, with as little to
 * read as will do: each line is something to try, where it stands.
 */
import type { Node } from "prosemirror-model";
import { createId } from "#lib/collab/doc-id.ts";
import type { BlockAttrs } from "#lib/editor/schema/block-kinds.ts";
import { schema } from "#lib/editor/schema/schema.ts";
import type { Language } from "#lib/texts/language.ts";
import { type WelcomeTexts, welcomeTexts } from "./welcome-texts.ts";

/** The title and content of a Welcome document. */
export function welcomeDocument(language: Language): { title: string; content: Node } {
  const texts = welcomeTexts[language];
  return { title: texts.title, content: schema.node("doc", null, blocksOf(texts)) };
}

function blocksOf(texts: WelcomeTexts): Node[] {
  return [
    line({}, texts.opening),
    line({ kind: "callout", tone: "tip" }, texts.safe),
    line({ kind: "heading", level: 1 }, texts.tryIt),
    line({ kind: "task", checked: true }, texts.opened),
    ...texts.tasks.map((text) => line({ kind: "task" }, text)),
    line({ kind: "heading", level: 1 }, texts.picnic),
    line({}, texts.fillIn),
    table(texts.table),
    line({ kind: "heading", level: 1 }, texts.together),
    ...texts.steps.map((text) => line({ kind: "ordered" }, text)),
    line({}, texts.links),
    line({ kind: "heading", level: 1 }, texts.more),
    ...texts.things.map((text) => line({ kind: "bullet" }, text)),
    line({ kind: "quote" }, texts.ending),
  ];
}

/** A block with `**bold**` and `` `code` `` in its text. */
function line(attrs: Partial<BlockAttrs>, text: string): Node {
  const parts = text.split(/(\*\*.+?\*\*|`.+?`)/).filter((part) => part !== "");
  return schema.node("block", attrs, parts.map(toText));
}

function toText(part: string): Node {
  if (part.startsWith("**")) return schema.text(part.slice(2, -2), [schema.mark("strong")]);
  if (part.startsWith("`")) return schema.text(part.slice(1, -1), [schema.mark("code")]);
  return schema.text(part);
}

function table(rows: WelcomeTexts["table"]): Node {
  const columns = (rows[0] ?? []).map(() => createId(8));
  const cell = (text: string, at: number) =>
    schema.node("table_cell", { column: columns[at] ?? null }, [
      schema.node("block", null, text === "" ? [] : [schema.text(text)]),
    ]);
  const lines = rows.map((row) => schema.node("table_row", { id: createId(8) }, row.map(cell)));
  return schema.node("table", { headerRow: true }, lines);
}
