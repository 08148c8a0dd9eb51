/**
 * What is being typed after `@`, `:` or `/`: finds the place and the query, and hands the keys to whoever draws the list.
 *
 * It draws nothing into the text: a decoration around letters that are being composed would break the composition, and
 * keyboards of phones compose every word. The list (components/editor/completion) stands beside the caret.
 */
import {
  type Command,
  type EditorState,
  Plugin,
  PluginKey,
  Selection,
  type Transaction,
} from "prosemirror-state";
import { isRemoteChange, startUndoStep } from "../binding/transaction-meta.ts";
import { blockAtCaret } from "../queries/selected-blocks.ts";

/** A sign that opens a list when it is typed. */
export interface CompletionTrigger {
  /** What calls the list up: one character. */
  sign: string;
  /** What may stand in front of the sign, as the end of the block's text before it. Without: nothing, a space, a bracket. */
  before?: RegExp;
  /** What may follow it. Without: anything but spaces. */
  query?: RegExp;
}

/** What is being looked for. */
export interface Completion {
  sign: string;
  /** In front of the sign. */
  from: number;
  /** The caret. */
  to: number;
  /** Without the sign. */
  query: string;
}

/** Where the list puts its ear: answers whether it took the key. Only keys of a list come, never while composing. */
export interface CompletionKeys {
  handle: ((key: string) => boolean) | undefined;
}

/** What assistive technology is told about the list while it is shown. */
export interface ShownOption {
  listId: string;
  optionId: string;
}

interface CompletionState {
  open: Completion | undefined;
  shown: ShownOption | undefined;
  /** A place whose list was closed by hand: it stays closed until the sign is gone. */
  dismissed: number | undefined;
}

const key = new PluginKey<CompletionState>("quire.completion");
const listKeys = new Set([
  "ArrowUp",
  "ArrowDown",
  "Home",
  "End",
  "PageUp",
  "PageDown",
  "Enter",
  "Tab",
  "Escape",
]);
const queryLength = 40;
const closed: CompletionState = { open: undefined, shown: undefined, dismissed: undefined };

export function completion(
  triggers: readonly CompletionTrigger[],
  keys: CompletionKeys,
): Plugin<CompletionState> {
  return new Plugin<CompletionState>({
    key,
    state: {
      init: () => closed,
      apply: (tr, before, _old, state) => next(triggers, tr, before, state),
    },
    props: {
      attributes: (state): Record<string, string> => {
        const shown = key.getState(state)?.shown;
        if (shown === undefined) return {};
        return {
          "aria-autocomplete": "list",
          "aria-controls": shown.listId,
          "aria-activedescendant": shown.optionId,
        };
      },
      handleDOMEvents: {
        keydown: (view, event) => {
          if (view.composing || event.isComposing || event.ctrlKey || event.metaKey || event.altKey)
            return false;
          if (event.shiftKey || !listKeys.has(event.key)) return false;
          if (activeCompletion(view.state) === undefined || keys.handle?.(event.key) !== true) return false;
          event.preventDefault();
          return true;
        },
        blur: (view) => {
          closeCompletion(view.state, view.dispatch);
          return false;
        },
      },
    },
  });
}

/** What is being looked for, or undefined. */
export function activeCompletion(state: EditorState): Completion | undefined {
  return key.getState(state)?.open;
}

/** Closes the list until its sign is typed anew. */
export const closeCompletion: Command = (state, dispatch) => {
  if (activeCompletion(state) === undefined) return false;
  dispatch?.(state.tr.setMeta(key, "close"));
  return true;
};

/** Tells which option is the current one, or that none is shown. */
export function showOption(shown: ShownOption | undefined): Command {
  return (state, dispatch) => {
    const now = key.getState(state)?.shown;
    if (now?.optionId === shown?.optionId && now?.listId === shown?.listId) return false;
    dispatch?.(state.tr.setMeta(key, { shown }));
    return true;
  };
}

/** Takes the sign and the query away and does `command` in their place, all in one step of undo. */
export function insteadOfCompletion(command: Command): Command {
  return (state, dispatch, view) => {
    const completion = activeCompletion(state);
    if (completion === undefined) return false;
    const tr = startUndoStep(state.tr.delete(completion.from, completion.to)).setMeta(key, "close");
    // The command must see a text without the sign: what it does is taken over step by step.
    command(state.apply(tr), (done) => {
      for (const step of done.steps) tr.step(step);
      // The same document by content, and another object.
      tr.setSelection(Selection.fromJSON(tr.doc, done.selection.toJSON()));
      tr.setStoredMarks(done.storedMarks).scrollIntoView();
    });
    dispatch?.(tr);
    view?.focus();
    return true;
  };
}

function next(
  triggers: readonly CompletionTrigger[],
  tr: Transaction,
  before: CompletionState,
  state: EditorState,
): CompletionState {
  const said: unknown = tr.getMeta(key);
  if (said === "close") return { ...closed, dismissed: before.open && tr.mapping.map(before.open.from) };
  if (isShown(said)) return { ...before, shown: said.shown };
  const found = find(triggers, state);
  const dismissed = before.dismissed === undefined ? undefined : tr.mapping.map(before.dismissed);
  if (found === undefined) return { ...closed, dismissed };
  if (found.from === dismissed && !typedSign(tr, found)) return { ...closed, dismissed };
  const stays = before.open !== undefined && tr.mapping.map(before.open.from, -1) === found.from;
  if (!stays && !isTyping(tr)) return { ...closed, dismissed };
  return { open: found, shown: stays ? before.shown : undefined, dismissed: undefined };
}

function isShown(value: unknown): value is { shown: ShownOption | undefined } {
  return typeof value === "object" && value !== null && "shown" in value;
}

/** A few letters from the keyboard: what is pasted, undone or written by others opens no list. */
function isTyping(tr: Transaction): boolean {
  if (!tr.docChanged || isRemoteChange(tr) || tr.getMeta("paste") === true) return false;
  let size = 0;
  for (const map of tr.mapping.maps)
    map.forEach((_from, _to, start, end) => {
      size += end - start;
    });
  return size > 0 && size <= 2;
}

function typedSign(tr: Transaction, { query }: Completion): boolean {
  return query === "" && isTyping(tr);
}

function find(triggers: readonly CompletionTrigger[], state: EditorState): Completion | undefined {
  const block = blockAtCaret(state);
  if (block === undefined || block.attrs.kind === "code") return undefined;
  const to = state.selection.from;
  const { parentOffset } = state.selection.$from;
  if (state.selection.$from.marks().some((mark) => mark.type.spec.code === true)) return undefined;
  const start = Math.max(0, parentOffset - queryLength);
  const text = block.node.textBetween(start, parentOffset, undefined, "\ufffc");
  let found: Completion | undefined;
  for (const { sign, before = /(^|[\s([{"'“„«])$/u, query: allowed = /^\S*$/u } of triggers) {
    const index = text.lastIndexOf(sign);
    if (index < 0 || (start > 0 && index === 0)) continue;
    const query = text.slice(index + sign.length);
    if (!before.test(text.slice(0, index)) || !allowed.test(query)) continue;
    const from = block.pos + 1 + start + index;
    if (found === undefined || from > found.from) found = { sign, from, to, query };
  }
  return found;
}
