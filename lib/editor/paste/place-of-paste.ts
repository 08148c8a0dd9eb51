/** Where a paste goes that is still being read: what was selected when it was wished for, whatever is edited meanwhile. */
import { type EditorState, TextSelection } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import type { Anchor, Binding } from "../binding/binding.ts";

interface Ends {
  readonly anchor: Anchor;
  readonly head: Anchor;
}

export class PlaceOfPaste {
  readonly #binding: Binding;
  readonly #ends: Ends;

  constructor(binding: Binding, state: EditorState) {
    this.#binding = binding;
    this.#ends = this.#endsOf(state);
  }

  /** Does `paste` with that place selected. A caret that was put elsewhere meanwhile, or has typed on, is there again afterwards. */
  at(view: EditorView, paste: () => void): void {
    const own = this.#endsOf(view.state);
    if (!this.#select(view, this.#ends)) return paste();
    paste();
    this.#select(view, own);
  }

  /** Each end sticks to what is before it: what is typed at the caret comes behind the paste. */
  #endsOf(state: EditorState): Ends {
    const { anchor, head } = state.selection;
    const toAnchor = (position: number) => this.#binding.toAnchor(state, position, -1);
    return { anchor: toAnchor(anchor), head: toAnchor(head) };
  }

  /** False where it is selected already, or gone altogether. */
  #select({ state, dispatch }: EditorView, { anchor, head }: Ends): boolean {
    const [from, to] = [anchor, head].map((end) => this.#binding.fromAnchor(state, end));
    if (from === undefined || to === undefined) return false;
    if (from === state.selection.anchor && to === state.selection.head) return false;
    const { size } = state.doc.content;
    const [$anchor, $head] = [from, to].map((end) => state.doc.resolve(Math.min(end, size)));
    if ($anchor === undefined || $head === undefined) return false;
    dispatch(state.tr.setSelection(TextSelection.between($anchor, $head)));
    return true;
  }
}
