/**
 * Which sections a person has folded away on this page. It is a way of looking: the document says nothing of it, and nobody else
 * sees it. Others' edits inside leave a section folded; the caret opens whatever it comes into.
 */
import type { Node } from "prosemirror-model";
import type { EditorState, Selection, Transaction } from "prosemirror-state";
import { Decoration, DecorationSet, type EditorView } from "prosemirror-view";
import { layerIn, type Painter } from "../plugins/late-decorations.ts";
import { type FoldedSection, foldedSections, headingLevel } from "./sections.ts";

/** Makes what stands in the place of a folded section. `open` unfolds it. */
export type DrawFolded = (count: number, open: () => void) => HTMLElement;

export class Folds implements Painter {
  /** In front of each folded heading. */
  readonly heads: readonly number[];
  /** A heading went away, perhaps only to another place: whoever knows its name may look for it. */
  readonly hasLost: boolean;
  /** Stays the same object for as long as nothing is folded or opened, whatever is written. */
  readonly choice: object;
  readonly #drawFolded: DrawFolded;
  readonly #open: (view: EditorView, head: number) => void;
  #shown: { doc: Node; sections: readonly FoldedSection[]; decorations: DecorationSet } | undefined;

  constructor(
    heads: readonly number[],
    drawFolded: DrawFolded,
    open: (view: EditorView, head: number) => void,
    { choice = {}, hasLost = false }: { choice?: object; hasLost?: boolean } = {},
  ) {
    this.choice = choice;
    this.heads = heads;
    this.hasLost = hasLost;
    this.#drawFolded = drawFolded;
    this.#open = open;
  }

  with(heads: readonly number[]): Folds {
    return new Folds([...new Set(heads)].sort(rising), this.#drawFolded, this.#open);
  }

  without(heads: readonly number[]): Folds {
    return this.with(this.heads.filter((head) => !heads.includes(head)));
  }

  /** What is out of sight in `doc`. */
  sections(doc: Node): readonly FoldedSection[] {
    return this.#shown?.doc === doc ? this.#shown.sections : foldedSections(doc, new Set(this.heads));
  }

  draw({ doc }: EditorState): DecorationSet {
    if (this.heads.length === 0) return DecorationSet.empty;
    if (this.#shown?.doc !== doc) {
      const sections = this.sections(doc);
      this.#shown = { doc, sections, decorations: this.#decorate(doc, sections) };
    }
    return this.#shown.decorations;
  }

  next(tr: Transaction): Folds {
    if (this.heads.length === 0 || !(tr.docChanged || tr.selectionSet)) return this;
    const followed = tr.docChanged ? this.#follow(tr) : this;
    return followed.openFor(tr.doc, tr.selection);
  }

  /** Opens what hides an end of the selection. */
  openFor(doc: Node, { anchor, head }: Pick<Selection, "anchor" | "head">): Folds {
    const entered = this.sections(doc).filter(({ from, to }) =>
      [anchor, head].some((place) => place > from && place < to),
    );
    // What was folded inside of a section hides the place still.
    return entered.length === 0
      ? this
      : this.without(entered.map((section) => section.head)).openFor(doc, { anchor, head });
  }

  #follow(tr: Transaction): Folds {
    const heads = this.heads.flatMap((head) => followHead(tr, head) ?? []);
    const isLess = heads.length < this.heads.length;
    const next = new Folds(heads.sort(rising), this.#drawFolded, this.#open, {
      ...(!isLess && { choice: this.choice }),
      hasLost: isLess || this.hasLost,
    });
    if (this.#shown === undefined) return next;
    const sections = foldedSections(tr.doc, new Set(heads));
    const isSame =
      sections.length === this.#shown.sections.length &&
      sections.every((section, index) => isMapped(section, this.#shown?.sections[index], tr));
    // Only letters changed: moving what is drawn is far cheaper than drawing thousands of blocks anew.
    if (isSame)
      next.#shown = { doc: tr.doc, sections, decorations: this.#shown.decorations.map(tr.mapping, tr.doc) };
    return next;
  }

  #decorate(doc: Node, sections: readonly FoldedSection[]): DecorationSet {
    const decorations = sections.flatMap(({ head, from, to, count }) => {
      const hidden: Decoration[] = [];
      doc.nodesBetween(from, to, (block, pos) => {
        if (pos >= from) hidden.push(Decoration.node(pos, pos + block.nodeSize, { class: "folded-away" }));
        return false;
      });
      return [
        Decoration.node(head, from, { class: "folded-head" }),
        Decoration.widget(
          from,
          (view, getPos) =>
            this.#drawFolded(count, () => {
              const pos = getPos();
              const heading = pos === undefined ? null : view.state.doc.resolve(pos).nodeBefore;
              if (pos !== undefined && heading !== null) this.#open(view, pos - heading.nodeSize);
            }),
          { side: -1, key: `folded-${count}`, ignoreSelection: true, stopEvent: () => true },
        ),
        ...hidden,
      ];
    });
    return DecorationSet.create(doc, decorations);
  }
}

/** What is folded in a state; undefined as long as nobody has made the layer. */
export function foldsIn(state: EditorState): Folds | undefined {
  const layer = layerIn(state, "fold");
  return layer instanceof Folds ? layer : undefined;
}

/** Where a folded heading is behind a transaction; undefined when it is gone or no heading any more. */
function followHead(tr: Transaction, head: number): number | undefined {
  const before = tr.before.nodeAt(head);
  const { pos, deletedAfter } = tr.mapping.mapResult(head, 1);
  const after = pos < tr.doc.content.size ? tr.doc.nodeAt(pos) : null;
  const isHeading = headingLevel(after) !== undefined;
  if (!deletedAfter) return isHeading ? pos : undefined;
  if (isHeading && after?.textContent === before?.textContent) return pos;
  let moved: number | undefined;
  tr.doc.forEach((block, at) => {
    if (block === before && headingLevel(block) !== undefined) moved = at;
  });
  return moved;
}

function isMapped(
  section: FoldedSection,
  before: FoldedSection | undefined,
  { mapping }: Transaction,
): boolean {
  return (
    before !== undefined &&
    before.count === section.count &&
    mapping.map(before.head, 1) === section.head &&
    mapping.map(before.from, -1) === section.from &&
    mapping.map(before.to, -1) === section.to
  );
}

function rising(a: number, b: number): number {
  return a - b;
}
