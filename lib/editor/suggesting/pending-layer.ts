import type { EditorState, Transaction } from "prosemirror-state";
import { Decoration, DecorationSet } from "prosemirror-view";
import { layerIn, type Painter } from "../plugins/late-decorations.ts";
import { mappedPending, type Pending } from "./pending.ts";

/** How the suggestion that is being typed is drawn. */
export interface PendingLook {
  /** Of who types, `#rrggbb`. */
  color: string;
  /** Where it is typed. Always the same element: it holds the focus while others write around it. */
  field: HTMLElement;
}

/** The suggestion that is being typed, in the text. It goes along with every change. Never changed itself. */
export class PendingLayer implements Painter {
  readonly pending: Pending;
  /** Undefined once somebody has left it: then it is only remembered, to be taken back. */
  readonly look: PendingLook | undefined;
  readonly #set: DecorationSet;

  private constructor(pending: Pending, look: PendingLook | undefined, set: DecorationSet) {
    this.pending = pending;
    this.look = look;
    this.#set = set;
  }

  static of(
    { doc }: Pick<EditorState, "doc">,
    pending: Pending,
    look: PendingLook | undefined,
  ): PendingLayer {
    if (look === undefined) return new PendingLayer(pending, look, DecorationSet.empty);
    const { from, to } = pending.now;
    const decorations = [
      Decoration.widget(to, look.field, {
        key: "suggesting",
        side: -1,
        marks: [],
        stopEvent: () => true,
        ignoreSelection: true,
      }),
    ];
    if (from < to)
      decorations.push(
        Decoration.inline(from, to, {
          class: "proposal proposal-struck proposal-active",
          style: `--proposer: ${look.color}`,
          role: "deletion",
        }),
      );
    return new PendingLayer(pending, look, DecorationSet.create(doc, decorations));
  }

  draw(): DecorationSet {
    return this.#set;
  }

  next(tr: Transaction): PendingLayer {
    return tr.docChanged ? PendingLayer.of(tr, mappedPending(this.pending, tr.mapping), this.look) : this;
  }
}

/** The suggestion that is being typed, or was the last. */
export function pendingIn(state: EditorState): PendingLayer | undefined {
  const layer = layerIn(state, "suggesting");
  return layer instanceof PendingLayer ? layer : undefined;
}
