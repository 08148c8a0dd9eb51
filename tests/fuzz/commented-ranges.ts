import type { Node } from "prosemirror-model";
import type { AnchorRange, Binding } from "#lib/editor/binding/binding.ts";
import { complainOfRange, type PinnedRange, type Place, pinRange } from "../merging/pinned-range.ts";
import type { HeadlessEditor } from "./headless-editor.ts";
import { SeededRandom } from "./seeded-random.ts";

/** What atoms say of themselves (ASCII) is nobody's typing. */
const isInk = (letter: string): boolean => !/[ -~]/.test(letter);

/** Comments that people of a fuzz round set on random ranges of what they see. */
export class CommentedRanges {
  readonly #binding: Binding;
  // Dice of its own, so that what people do in a seed does not depend on it.
  readonly #random: SeededRandom;
  readonly #ranges: PinnedRange[] = [];

  constructor(binding: Binding, seed: number) {
    this.#binding = binding;
    this.#random = new SeededRandom(seed + 0xc033);
  }

  /** Now and then one is set. */
  setSome(editor: HeadlessEditor): void {
    if (!this.#random.chance(0.2) || editor.composing) return;
    const { doc } = editor.state;
    // From letter to letter: an end that sticks to the border of a block takes in what is written at that border.
    const letters: number[] = [];
    doc.descendants((node, at) => {
      Array.from(node.text ?? "").forEach((letter, offset) => {
        if (isInk(letter)) letters.push(at + offset);
      });
    });
    const pick = () => letters[this.#random.below(letters.length)];
    const [from, last] = [pick(), pick()].filter((at) => at !== undefined).sort((x, y) => x - y);
    if (from === undefined || last === undefined) return;
    // In one block: blocks change their order, and then no range is what it was.
    if (!doc.resolve(from).sameParent(doc.resolve(last))) return;
    const make = (position: number, side: -1 | 1) => this.#binding.toAnchor(editor.state, position, side);
    const range = pinRange(doc, { from, to: last + 1 }, make, isInk);
    this.#ranges.push(range);
  }

  /**
   * Throws unless each covers just what is left of its text, and nothing where nothing is. One of whose ends one is gone may end at
   * the nearest thing that is left (decision 0036), and others' blocks may have been moved in between what was written into it.
   */
  expectCovered(editor: HeadlessEditor): void {
    const { size } = editor.state.doc.content;
    const shown = editor.state.doc.textContent;
    const isShown = (letter: string | undefined) => shown.includes(letter ?? "");
    for (const range of this.#ranges) {
      const ends = [range.letters[0], range.letters.at(-1)];
      if (!ends.every(isShown) && range.letters.some(isShown)) continue;
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it is what the binding gave
      const place = this.#binding.fromRange(editor.state, range as unknown as AnchorRange);
      for (const end of [place?.from, place?.to])
        if (end !== undefined && (end < 0 || end > size))
          throw new Error(`a comment's end at ${end} of ${size}`);
      if (place !== undefined && !range.letters.some(isShown) && holdsNew(editor.state.doc, place, range))
        continue;
      const said = complainOfRange(range, editor.state.doc, place, isInk);
      if (said !== undefined) throw new Error(`a comment on ${range.letters.join("")}: ${said}`);
    }
  }
}

/** Whether anything stands at `place` that did not stand outside of the range when it was pinned. */
function holdsNew(doc: Node, { from, to }: Place, { others }: PinnedRange): boolean {
  let found = false;
  doc.nodesBetween(from, to, (node, at) => {
    if (node.isText) {
      const text = (node.text ?? "").slice(Math.max(0, from - at), to - at);
      found ||= Array.from(text).some((letter) => !others.has(letter));
    } else found ||= node.isLeaf || node.type.name === "table";
  });
  return found;
}
