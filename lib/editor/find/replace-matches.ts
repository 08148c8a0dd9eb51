import type { EditorState, Transaction } from "prosemirror-state";
import { startUndoStep } from "../binding/transaction-meta.ts";
import { schema } from "../schema/schema.ts";
import type { Match } from "./find-matches.ts";

/**
 * Replaces these matches in one step of undo. Each keeps the marks that it began with; what lies between them is not touched, so
 * that others can go on writing there. With `isTemplate`, `$1`, `$&` and `$$` mean what they mean in JavaScript.
 */
export function replaceMatches(
  state: EditorState,
  matches: readonly Match[],
  replacement: string,
  isTemplate: boolean,
): Transaction {
  const tr = startUndoStep(state.tr);
  // From the end, so that the positions before stay true.
  for (const { from, to, groups } of matches.toReversed()) {
    const text = isTemplate ? expand(replacement, groups) : replacement;
    const marks = state.doc.resolve(from).marksAcross(state.doc.resolve(to)) ?? [];
    if (text === "") tr.delete(from, to);
    else tr.replaceWith(from, to, schema.text(text, marks));
  }
  return tr;
}

function expand(template: string, groups: readonly (string | undefined)[]): string {
  return template.replace(/\$(\$|&|\d)/g, (_whole, sign: string) =>
    sign === "$" ? "$" : ((sign === "&" ? groups[0] : groups[Number(sign)]) ?? ""),
  );
}
