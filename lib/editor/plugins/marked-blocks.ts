import type { Node } from "prosemirror-model";
import type { EditorState, Transaction } from "prosemirror-state";
import { Decoration, DecorationSet } from "prosemirror-view";
import { type LateLayer, layerIn, type Painter } from "./late-decorations.ts";

/** Whole blocks from one place to another, drawn with a class. They stay the same blocks while others write and move them. */
export class MarkedBlocks implements Painter {
  readonly from: number;
  readonly to: number;
  readonly #className: string;
  #drawn: { doc: Node; decorations: DecorationSet } | undefined;

  constructor(from: number, to: number, className: string) {
    this.from = from;
    this.to = to;
    this.#className = className;
  }

  draw({ doc }: EditorState): DecorationSet {
    if (this.#drawn?.doc !== doc) {
      const decorations: Decoration[] = [];
      doc.nodesBetween(this.from, this.to, (node, pos) => {
        if (pos < this.from) return true;
        if (pos + node.nodeSize <= this.to)
          decorations.push(Decoration.node(pos, pos + node.nodeSize, { class: this.#className }));
        return false;
      });
      this.#drawn = { doc, decorations: DecorationSet.create(doc, decorations) };
    }
    return this.#drawn.decorations;
  }

  next(tr: Transaction): MarkedBlocks | undefined {
    if (!tr.docChanged) return this;
    const first = tr.before.nodeAt(this.from);
    const start = tr.mapping.mapResult(this.from, 1);
    const end = tr.mapping.map(this.to, -1);
    if (end > start.pos) return new MarkedBlocks(start.pos, end, this.#className);
    // A move takes the same nodes away and puts them in elsewhere.
    const moved = first === null ? undefined : placeOf(tr.doc, first);
    return moved === undefined
      ? undefined
      : new MarkedBlocks(moved, moved + this.to - this.from, this.#className);
  }
}

/** The blocks that a layer marks, if it marks any. */
export function markedIn(state: EditorState, layer: LateLayer): MarkedBlocks | undefined {
  const drawn = layerIn(state, layer);
  return drawn instanceof MarkedBlocks ? drawn : undefined;
}

function placeOf(doc: Node, block: Node): number | undefined {
  let found: number | undefined;
  doc.forEach((node, pos) => {
    if (node === block) found = pos;
  });
  return found;
}
