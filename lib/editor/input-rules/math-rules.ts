import { TextSelection } from "prosemirror-state";
import { isFormatText } from "../queries/is-format-text.ts";
import { schema } from "../schema/schema.ts";
import type { InputRule } from "./input-rule.ts";

/** `$a^2$` is a formula in the line, `$$a^2$$` alone in a paragraph one on a line of its own. Prices are left alone. */
export const mathRules: readonly InputRule[] = [
  {
    pattern: /^\$\$([^$]+)\$\$$/,
    kinds: ["paragraph"],
    backspaceUndoes: true,
    convert: (state, match, from, to) => {
      const { $from } = state.selection;
      if (!isFormatText(state) || $from.parent.content.size !== to - from) return undefined;
      const start = $from.before();
      const math = schema.node("math_block", { source: (match[1] ?? "").trim() });
      const tr = state.tr.replaceWith(start, $from.after(), [math, schema.node("block")]);
      return tr.setSelection(TextSelection.near(tr.doc.resolve(start + 1), 1));
    },
  },
  {
    pattern: /(^|[\s(])\$([^\s$](?:[^$]*[^\s$\\])?)\$$/,
    backspaceUndoes: true,
    convert: (state, match, from, to) => {
      const source = match[2] ?? "";
      // "$5-$" and the like: what has no letter is more likely money.
      if (!isFormatText(state) || !/[a-z\\^_]/i.test(source)) return undefined;
      return state.tr.replaceWith(from + (match[1]?.length ?? 0), to, schema.node("math_inline", { source }));
    },
  },
];
