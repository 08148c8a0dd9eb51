import type { Node } from "prosemirror-model";
import type { EditorState, Transaction } from "prosemirror-state";
import { Decoration, DecorationSet } from "prosemirror-view";
import { layerIn, type Painter } from "./late-decorations.ts";

/** A block that keeps its height. */
export interface HeldHeight {
  /** In front of it. */
  readonly pos: number;
  readonly node: Node;
  /** Pixels: of the whole block, and of the lines in it, by which a change is noticed. */
  readonly height: number;
  readonly lines: number;
}

/**
 * The blocks that are being written in, drawn with class `held-height` and the height that they have anyhow. So the browser lays out
 * a letter within its block and need not ask all others whether they moved (docs/decisions/0029). A block that becomes something
 * else, or goes away, is let go of.
 */
export class HeldHeights implements Painter {
  readonly all: readonly HeldHeight[];
  readonly #set: DecorationSet;

  private constructor(all: readonly HeldHeight[], set: DecorationSet) {
    this.all = all;
    this.#set = set;
  }

  static of({ doc }: EditorState, all: readonly HeldHeight[]): HeldHeights {
    const decorations = all.map((held) =>
      Decoration.node(
        held.pos,
        held.pos + held.node.nodeSize,
        { class: "held-height", style: `height: ${held.height}px` },
        held,
      ),
    );
    return new HeldHeights(all, DecorationSet.create(doc, decorations));
  }

  draw(): DecorationSet {
    return this.#set;
  }

  next(tr: Transaction): HeldHeights {
    if (!tr.docChanged || this.all.length === 0) return this;
    const set = this.#set.map(tr.mapping, tr.doc);
    const kept = set.find().map((decoration) => ({ decoration, node: tr.doc.nodeAt(decoration.from) }));
    const gone = kept.filter(
      ({ decoration, node }) => node === null || !isHeld(decoration.spec) || !mayStay(decoration.spec, node),
    );
    const rest = gone.length === 0 ? set : set.remove(gone.map(({ decoration }) => decoration));
    const all = kept.flatMap((each) =>
      gone.includes(each) || each.node === null || !isHeld(each.decoration.spec)
        ? []
        : [{ ...each.decoration.spec, pos: each.decoration.from, node: each.node }],
    );
    return new HeldHeights(all, rest);
  }
}

/** The blocks that keep their height in a state. */
export function heldHeightsIn(state: EditorState): readonly HeldHeight[] {
  const drawn = layerIn(state, "height");
  return drawn instanceof HeldHeights ? drawn.all : [];
}

// Others have padding that depends on their neighbours, scroll, or hold what changes its size by itself.
const kinds = new Set(["paragraph", "heading", "bullet", "ordered", "task"]);

/** Whether a block's height changes with its text and its width alone. */
export function mayHoldHeight(node: Node): boolean {
  return node.type.name === "block" && kinds.has(String(node.attrs["kind"])) && node.children.every(isText);
}

function mayStay(held: HeldHeight, node: Node): boolean {
  return held.node.sameMarkup(node) && mayHoldHeight(node);
}

const isText = (node: Node): boolean => node.isText;

function isHeld(spec: unknown): spec is HeldHeight {
  return typeof spec === "object" && spec !== null && "lines" in spec;
}
