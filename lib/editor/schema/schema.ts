/**
 * The one ProseMirror schema, flat and permissive (docs/architecture.md): `doc` holds text blocks and atoms, nothing nests.
 * Every mark is allowed in every block: what a kind cannot show (bold in code) is not drawn, and never an invalid state.
 *
 * How nodes look in the page and on the clipboard is told by `../nodes/<name>/` and `../marks/`.
 */
import { Schema } from "prosemirror-model";
import { codeMark } from "../marks/code.ts";
import { colorMark } from "../marks/color.ts";
import { emMark } from "../marks/em.ts";
import { highlightMark } from "../marks/highlight.ts";
import { linkMark } from "../marks/link.ts";
import { strikeMark } from "../marks/strike.ts";
import { strongMark } from "../marks/strong.ts";
import { subMark, supMark } from "../marks/sub-sup.ts";
import { underlineMark } from "../marks/underline.ts";
import { blockNode } from "../nodes/block/spec.ts";
import { dateNode } from "../nodes/date/spec.ts";
import { dividerNode } from "../nodes/divider/spec.ts";
import { imageNode } from "../nodes/image/spec.ts";
import { mathBlockNode, mathInlineNode } from "../nodes/math/spec.ts";
import { mentionNode } from "../nodes/mention/spec.ts";
import { tableCellNode, tableNode, tableRowNode } from "../nodes/table/spec.ts";
import { unknownInlineNode, unknownNode } from "../nodes/unknown/spec.ts";

export const schema = new Schema({
  nodes: {
    doc: { content: "top+" },
    block: blockNode,
    divider: dividerNode,
    image: imageNode,
    math_block: mathBlockNode,
    table: tableNode,
    table_row: tableRowNode,
    table_cell: tableCellNode,
    unknown: unknownNode,
    unknown_inline: unknownInlineNode,
    math_inline: mathInlineNode,
    mention: mentionNode,
    date: dateNode,
    text: { group: "inline" },
  },
  marks: {
    link: linkMark,
    strong: strongMark,
    em: emMark,
    underline: underlineMark,
    strike: strikeMark,
    code: codeMark,
    highlight: highlightMark,
    color: colorMark,
    sub: subMark,
    sup: supMark,
  },
});
