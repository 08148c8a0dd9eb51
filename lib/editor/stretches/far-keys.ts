/**
 * Keys that take the caret further than the browser has laid the text out: it finds no place there, and would not move.
 * With Shift they select.
 */
import { type Command, Selection, TextSelection } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";

/** The keys of desks; those of a Mac, where the page keys scroll and leave the caret, are its own. */
export function farKeys(isMac: boolean): Record<string, Command> {
  const [start, end] = isMac ? ["Cmd-ArrowUp", "Cmd-ArrowDown"] : ["Ctrl-Home", "Ctrl-End"];
  return {
    ...withShift(start, (isExtending) => toEdge(-1, isExtending)),
    ...withShift(end, (isExtending) => toEdge(1, isExtending)),
    ...(!isMac && withShift("PageUp", (isExtending) => byPage(-1, isExtending))),
    ...(!isMac && withShift("PageDown", (isExtending) => byPage(1, isExtending))),
  };
}

function withShift(key: string, make: (isExtending: boolean) => Command): Record<string, Command> {
  return { [key]: make(false), [`Shift-${key}`]: make(true) };
}

function toEdge(direction: 1 | -1, isExtending: boolean): Command {
  return ({ doc, tr, selection }, dispatch) => {
    const edge = direction < 0 ? Selection.atStart(doc) : Selection.atEnd(doc);
    const next = isExtending ? extended(selection, edge.head) : edge;
    dispatch?.(tr.setSelection(next).scrollIntoView());
    return true;
  };
}

/** The caret keeps its place in the window; the page goes on under it. */
function byPage(direction: 1 | -1, isExtending: boolean): Command {
  return ({ selection }, dispatch, view) => {
    if (view === undefined) return false;
    const { left, top, bottom } = view.coordsAtPos(selection.head);
    const middle = (top + bottom) / 2;
    const before = window.scrollY;
    window.scrollBy({ top: direction * window.innerHeight * page, behavior: "instant" });
    const scrolled = window.scrollY - before;
    // At the end of the page the rest of the way is left to the caret.
    const rest = direction * window.innerHeight * page - scrolled;
    const head = placeNear(view, left, middle + rest, direction);
    const next = isExtending
      ? extended(selection, head)
      : Selection.near(view.state.doc.resolve(head), direction);
    dispatch?.(view.state.tr.setSelection(next).scrollIntoView());
    return true;
  };
}

/** Of the window: a line or two stay in sight, free of the bars. */
const page = 0.8;

function placeNear(view: EditorView, left: number, y: number, direction: 1 | -1): number {
  const { top, bottom } = view.dom.getBoundingClientRect();
  if (y < top || y > bottom) return direction < 0 ? 0 : view.state.doc.content.size;
  const inWindow = Math.min(Math.max(y, 1), window.innerHeight - 1);
  return view.posAtCoords({ left, top: inWindow })?.pos ?? view.state.selection.head;
}

function extended({ $anchor }: Selection, head: number): Selection {
  return TextSelection.between($anchor, $anchor.doc.resolve(head));
}
