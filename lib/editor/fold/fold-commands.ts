/** Folding sections away and opening them. None of it changes the document. */
import { type Command, type EditorState, TextSelection, type Transaction } from "prosemirror-state";
import { onLayer } from "../plugins/late-decorations.ts";
import { speak } from "../plugins/spoken.ts";
import { outlineOf } from "../queries/outline.ts";
import { type Folds, foldsIn } from "./folds.ts";
import { headingLevel, sectionAt } from "./sections.ts";

/** Folds the section under the heading at `pos`, or opens it. The caret steps out of what is folded, to the heading's end. */
export function toggleFold(pos: number): Command {
  return (state, dispatch) => {
    const folds = foldsIn(state);
    if (folds === undefined) return false;
    if (folds.heads.includes(pos)) return show(state, dispatch, folds.without([pos]));
    const section = sectionAt(state.doc, pos);
    if (section === undefined) return false;
    const { count } = section;
    return show(
      state,
      dispatch && ((tr) => dispatch(speak(tr, (texts) => texts("fold.hidden", { count })))),
      folds.with([...folds.heads, pos]),
    );
  };
}

/** The same for the heading that the caret is in. */
export const toggleFoldAtCaret: Command = (state, dispatch) => {
  const { $from } = state.selection;
  return $from.depth === 1 && headingLevel($from.parent) !== undefined
    ? toggleFold($from.before())(state, dispatch)
    : false;
};

/**
 * Opens whatever hides the place `pos`, in front of a block or in it, and the section of the heading in front of which it is: who
 * goes there wants to read. False where there is nothing to open.
 */
export function openFoldsAround(pos: number): Command {
  return (state, dispatch) => {
    const folds = foldsIn(state);
    // A place in front of a block is in no text; one step into it is.
    const around = folds?.openFor(state.doc, { anchor: pos + 1, head: pos + 1 });
    const open = around?.heads.includes(pos) === true ? around.without([pos]) : around;
    if (open === undefined || open === folds) return false;
    dispatch?.(onLayer(state.tr, "fold", open));
    return true;
  };
}

/** Folds every section that has something under it. */
export const foldAll: Command = (state, dispatch) => {
  const folds = foldsIn(state);
  const heads = outlineOf(state.doc).positions.filter((pos) => sectionAt(state.doc, pos) !== undefined);
  return folds !== undefined && heads.length > 0 && show(state, dispatch, folds.with(heads));
};

/** Opens everything. */
export const openAll: Command = (state, dispatch) => {
  const folds = foldsIn(state);
  return folds !== undefined && folds.heads.length > 0 && show(state, dispatch, folds.with([]));
};

function show(state: EditorState, dispatch: ((tr: Transaction) => void) | undefined, folds: Folds): boolean {
  if (dispatch === undefined) return true;
  const tr = onLayer(state.tr, "fold", folds);
  const { anchor, head } = state.selection;
  const around = folds
    .sections(state.doc)
    .find(({ from, to }) => [anchor, head].some((place) => place > from && place < to));
  if (around !== undefined) tr.setSelection(TextSelection.create(tr.doc, around.from - 1));
  dispatch(tr);
  return true;
}
