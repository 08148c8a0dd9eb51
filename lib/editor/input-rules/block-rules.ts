import { TextSelection } from "prosemirror-state";
import { type BlockAttrs, type BlockKind, blockKinds } from "../schema/block-kinds.ts";
import { schema } from "../schema/schema.ts";
import type { InputRule } from "./input-rule.ts";

const plain: readonly BlockKind[] = ["paragraph", "heading", "quote", "callout"];
const notCode: readonly BlockKind[] = blockKinds.filter((kind) => kind !== "code");

/** Markdown at the start of a block: headings, lists, tasks, quotes, code, dividers. */
export const blockRules: readonly InputRule[] = [
  becomes(/^(#{1,4}) $/, (match) => ({ kind: "heading", level: match[1]?.length ?? 1 }), plain),
  becomes(/^[-*+] $/, () => ({ kind: "bullet" }), plain),
  becomes(/^\d{1,3}[.)] $/, () => ({ kind: "ordered" }), plain),
  becomes(
    /^\[( |x|X)?\] $/,
    (match) => ({ kind: "task", checked: match[1]?.toLowerCase() === "x" }),
    notCode,
  ),
  becomes(/^> $/, () => ({ kind: "quote" }), ["paragraph", "heading"]),
  becomes(/^```([\w+#.-]{0,40})[ \n]$/, (match) => ({ kind: "code", language: match[1] ?? "" }), plain, true),
  {
    pattern: /^---$/,
    kinds: ["paragraph"],
    backspaceUndoes: true,
    convert: (state, _match, from, to) => {
      const { $from } = state.selection;
      // Only a line of its own: three dashes in front of a text are three dashes.
      if ($from.parent.content.size !== to - from) return undefined;
      const start = $from.before();
      const below = state.doc.resolve($from.after()).nodeAfter;
      const room = below?.isTextblock === true ? [] : [schema.node("block")];
      const tr = state.tr.replaceWith(start, $from.after(), [schema.node("divider"), ...room]);
      return tr.setSelection(TextSelection.near(tr.doc.resolve(start + 1), 1));
    },
  },
];

function becomes(
  pattern: RegExp,
  attrs: (match: RegExpExecArray) => Partial<BlockAttrs>,
  kinds: readonly BlockKind[],
  onEnter = false,
): InputRule {
  return {
    pattern,
    kinds,
    onEnter,
    backspaceUndoes: true,
    convert: (state, match, from, to) => {
      const tr = state.tr.delete(from, to);
      for (const [name, value] of Object.entries(attrs(match))) {
        tr.setNodeAttribute(from - 1, name, value);
      }
      return tr;
    },
  };
}
