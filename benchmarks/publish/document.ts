/** The page that is read: an article of 5,000 words in ten parts, with lists, code, a table and formulas. */
import type { Node } from "prosemirror-model";
import * as Y from "yjs";
import { bodySeeders } from "../../lib/editor/binding/body-seeders.ts";
import { schema } from "../../lib/editor/schema/schema.ts";

const sentence =
  "The quick brown fox jumps over the lazy dog while everybody else reads on and says nothing. ";
const block = (attrs: Record<string, unknown>, text: string): Node =>
  schema.node("block", attrs, [schema.text(text)]);
const row = (...cells: string[]): Node =>
  schema.node(
    "table_row",
    null,
    cells.map((text) => schema.node("table_cell", { column: text }, [block({}, text)])),
  );

/** Its whole state, a Yjs update. */
export function pageState(): Uint8Array {
  const parts = Array.from({ length: 10 }, (_, part) => [
    block({ kind: "heading", level: 1 }, `Part ${part + 1}`),
    ...Array.from({ length: 7 }, () => block({}, sentence.repeat(4))),
    ...Array.from({ length: 5 }, (__, item) => block({ kind: "bullet" }, `Thing ${item + 1}`)),
    block({ kind: "code", language: "ts" }, "const answer: number = 42; // a comment\n".repeat(10)),
    schema.node("math_block", { source: "\\int_0^1 x^2\\,dx = \\frac{1}{3}" }),
    schema.node("table", { headerRow: true }, [row("a", "b"), row("c", "d")]),
  ]);
  const doc = new Y.Doc();
  bodySeeders.text(doc, schema.node("doc", null, [block({}, "A page that many read."), ...parts.flat()]));
  doc.getText("title").insert(0, "A page for many");
  return Y.encodeStateAsUpdate(doc);
}
