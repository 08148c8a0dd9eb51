import type { Anchor, Binding } from "#lib/editor/binding/binding.ts";
import { complainOfRange, type PinnedRange, pinRange } from "../merging/pinned-range.ts";
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
   * Throws unless each whose ends are still there covers just what is left of its text. Where an end was deleted, and what stood
   * beside it was moved away, the nearest thing that is left may be others' (decision 0036).
   */
  expectCovered(editor: HeadlessEditor): void {
    const shown = editor.state.doc.textContent;
    for (const range of this.#ranges) {
      const isWhole = [range.letters[0], range.letters.at(-1)].every((end) => shown.includes(end ?? ""));
      if (!isWhole) continue;
      const find = (anchor: unknown) =>
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it is what the binding gave
        this.#binding.fromAnchor(editor.state, anchor as Anchor);
      const [from, to] = [find(range.from), find(range.to)];
      const size = editor.state.doc.content.size;
      for (const end of [from, to])
        if (end !== undefined && (end < 0 || end > size))
          throw new Error(`a comment's end at ${end} of ${size}`);
      const place = from !== undefined && to !== undefined && from < to ? { from, to } : undefined;
      const said = complainOfRange(range, editor.state.doc, place, isInk);
      if (said !== undefined) throw new Error(`a comment on ${range.letters.join("")}: ${said}`);
    }
  }
}
