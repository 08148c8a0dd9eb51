/**
 * Runs the rules. What was typed is entered first and converted in a step of its own, so that undo takes back the conversion
 * and leaves `# ` standing; Backspace right after a conversion does the same.
 */
import { type Command, Plugin, PluginKey } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { isRemoteChange, startUndoStep } from "../binding/transaction-meta.ts";
import { blockAtCaret } from "../queries/selected-blocks.ts";
import { blockRules } from "./block-rules.ts";
import type { InputRule } from "./input-rule.ts";
import { markRules } from "./mark-rules.ts";
import { mathRules } from "./math-rules.ts";

const rules: readonly InputRule[] = [...blockRules, ...mathRules, ...markRules];
// Longer than any address somebody types; keeps the patterns off whole chapters in one block.
const lookBack = 500;
// No rule ends with a letter or a digit: for those, which are most of what is typed, none is tried.
const goesOn = /[\p{L}\p{N}]$/u;

/** True while the last thing that happened here was a conversion that Backspace takes back. */
const key = new PluginKey<boolean>("quire.inputRules");

/** `undo` is the binding's: the conversion is its last step. */
export function inputRulesPlugin(undo: Command): Plugin<boolean> {
  return new Plugin<boolean>({
    key,
    state: {
      init: () => false,
      apply: (tr, converted) => {
        const said: unknown = tr.getMeta(key);
        if (typeof said === "boolean") return said;
        // Somebody else's letters elsewhere are no reason to forget what this person just did.
        return converted && (isRemoteChange(tr) || (!tr.docChanged && !tr.selectionSet));
      },
    },
    props: {
      handleTextInput: (view, from, to, text) => typed(view, from, to, text),
      handleKeyDown: (view, event) => {
        if (view.composing || event.isComposing) return false;
        if (event.key === "Enter" && !event.shiftKey && !event.ctrlKey && !event.metaKey)
          return onEnter(view);
        if (event.key !== "Backspace" || key.getState(view.state) !== true) return false;
        return undo(view.state, view.dispatch, view);
      },
      handleDOMEvents: {
        compositionend: (view) => {
          // ProseMirror reads the composed text in after this event.
          setTimeout(() => {
            if (!view.isDestroyed) convert(view, "");
          });
          return false;
        },
      },
    },
  });
}

function typed(view: EditorView, from: number, to: number, text: string): boolean {
  const { state } = view;
  if (
    goesOn.test(text) ||
    view.composing ||
    from !== to ||
    from !== state.selection.from ||
    !state.selection.empty
  )
    return false;
  if (findRule(view, text) === undefined) return false;
  view.dispatch(state.tr.insertText(text).scrollIntoView());
  convert(view, "");
  return true;
}

/** Rules that end with Enter. Those for a whole block eat it; an address only becomes a link on the way. */
function onEnter(view: EditorView): boolean {
  const found = findRule(view, "\n");
  if (found?.rule.onEnter !== true) return false;
  convert(view, "\n");
  return found.rule.backspaceUndoes;
}

function convert(view: EditorView, pending: string): void {
  const found = findRule(view, pending);
  if (found === undefined) return;
  const { rule, match } = found;
  const to = view.state.selection.from;
  const tr = rule.convert(view.state, match, to - match[0].length + pending.length, to);
  if (tr !== undefined) view.dispatch(startUndoStep(tr).setMeta(key, rule.backspaceUndoes).scrollIntoView());
}

function findRule(view: EditorView, pending: string) {
  const block = blockAtCaret(view.state);
  if (block === undefined || block.attrs.kind === "code") return undefined;
  const { parentOffset } = view.state.selection.$from;
  const start = Math.max(0, parentOffset - lookBack);
  const text = block.node.textBetween(start, parentOffset, undefined, "\ufffc") + pending;
  for (const rule of rules) {
    if (rule.kinds !== undefined && !rule.kinds.includes(block.attrs.kind)) continue;
    const match = rule.pattern.exec(text);
    // A cut-off text must not make the middle of a block look like its start.
    if (match !== null && !(start > 0 && match.index === 0)) return { rule, match };
  }
  return undefined;
}
