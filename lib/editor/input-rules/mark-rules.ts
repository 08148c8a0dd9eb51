import type { EditorState } from "prosemirror-state";
import type { MarkName } from "../commands/toggle-mark.ts";
import { safeHref } from "../queries/safe-href.ts";
import { schema } from "../schema/schema.ts";
import type { InputRule } from "./input-rule.ts";

/** Markdown around words, and addresses. In each pattern group 1 is what stands before, group 2 what is marked. */
export const markRules: readonly InputRule[] = [
  wraps(/(^|[^*\\])\*\*([^*\s](?:[^*]*[^*\s])?)\*\*$/, "strong", 2),
  wraps(/(^|[^\w_])__([^_\s](?:[^_]*[^_\s])?)__$/, "strong", 2),
  wraps(/(^|[^*\\\w])\*([^*\s](?:[^*]*[^*\s])?)\*$/, "em", 1),
  wraps(/(^|[^\w_])_([^_\s](?:[^_]*[^_\s])?)_$/, "em", 1),
  wraps(/(^|[^~])~~([^~\s](?:[^~]*[^~\s])?)~~$/, "strike", 2),
  wraps(/(^|[^`])`([^`]+)`$/, "code", 1),
  links(
    /(^|[\s(])((?:https?:\/\/|www\.)[^\s<>"]*[^\s<>"'.,;:!?)\]}])[.,;:!?)\]}]*[ \n]$/i,
    (address) => address,
  ),
  links(
    /(^|[\s(<])([\w.+-]*\w@\w[\w-]*(?:\.\w[\w-]*)*\.[a-z]{2,})[.,;:!?)\]}>]*[ \n]$/i,
    (address) => `mailto:${address}`,
  ),
];

/** An address that was typed becomes a link, when the word is over. */
function links(pattern: RegExp, toAddress: (typed: string) => string): InputRule {
  return {
    pattern,
    backspaceUndoes: false,
    onEnter: true,
    convert: (state, match, from) => {
      const start = from + (match[1]?.length ?? 0);
      const end = start + (match[2]?.length ?? 0);
      const href = safeHref(toAddress(match[2] ?? ""));
      const link = schema.mark("link", { href });
      if (href === undefined || state.doc.rangeHasMark(start, end, link.type)) return undefined;
      return touchesCode(state, start, end) ? undefined : state.tr.addMark(start, end, link);
    },
  };
}

function wraps(pattern: RegExp, name: MarkName, signs: number): InputRule {
  return {
    pattern,
    backspaceUndoes: true,
    convert: (state, match, from, to) => {
      const start = from + (match[1]?.length ?? 0);
      if (touchesCode(state, start, to)) return undefined;
      const mark = schema.mark(name);
      const tr = state.tr.delete(to - signs, to).delete(start, start + signs);
      tr.addMark(start, to - 2 * signs, mark);
      // What is typed on is plain again.
      return tr.removeStoredMark(mark);
    },
  };
}

function touchesCode(state: EditorState, from: number, to: number): boolean {
  return state.doc.rangeHasMark(from, to, schema.mark("code").type);
}
