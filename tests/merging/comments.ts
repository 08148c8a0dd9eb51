import { type EditorUnderTest, NotOffered } from "./editor-under-test.ts";
import type { Ink } from "./ink.ts";
import type { Person } from "./person.ts";
import { complainOfRange, type PinnedRange, type Place, pinRange } from "./pinned-range.ts";

/** One person's comments on words of the text. */
export class Comments {
  readonly #ink: Ink;
  readonly #pinned: { needle: string; range: PinnedRange; id: string }[] = [];

  constructor(ink: Ink) {
    this.#ink = ink;
  }

  /** Comments on what stands at `place` for `person`. */
  add({ name, editor }: Person, needle: string, place: Place): void {
    const { anchor, highlights, view } = editor;
    if (anchor === undefined) throw new NotOffered("anchors");
    const range = pinRange(
      view.state.doc,
      place,
      (at, side) => anchor.make(at, side),
      (letter) => this.#ink.isInk(letter),
    );
    const id = `${name}${this.#pinned.length}`;
    this.#pinned.push({ needle, range, id });
    highlights?.add(id, place);
  }

  /** What is wrong with them for any of these people, who all see them: the anchors, and where it is drawn by now the highlight. */
  complaints(people: readonly Person[]): string[] {
    return people.flatMap(({ name, editor }) =>
      this.#pinned.flatMap(({ needle, range, id }) => {
        const place = placeOf(editor, range);
        return [place, editor.highlights?.find(id) ?? place].flatMap((each) => {
          const said = complainOfRange(range, editor.view.state.doc, each, (letter) =>
            this.#ink.isInk(letter),
          );
          return said === undefined
            ? []
            : [`the comment on "${needle}" for ${name}: ${this.#ink.read(said)}`];
        });
      }),
    );
  }
}

function placeOf({ anchor }: EditorUnderTest, range: PinnedRange): Place | undefined {
  if (anchor?.findRange !== undefined) return anchor.findRange(range.from, range.to);
  const [from, to] = [anchor?.find(range.from), anchor?.find(range.to)];
  return from !== undefined && to !== undefined && from < to ? { from, to } : undefined;
}
