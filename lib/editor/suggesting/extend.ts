/** How far a deletion reaches that grows from the edge of what is struck already. */
import type { Node } from "prosemirror-model";

export type Unit = "letter" | "word";

/** The place before `at` up to which one more would go; undefined at the start of its block, or beside what is no text. */
export function extendBackward(doc: Node, at: number, unit: Unit): number | undefined {
  const text = textBeside(doc, at, -1);
  const last = segments(text, unit).at(-1);
  return last === undefined ? undefined : at - (text.length - last.index);
}

/** The place after `at` up to which one more would go; undefined at the end of its block, or beside what is no text. */
export function extendForward(doc: Node, at: number, unit: Unit): number | undefined {
  const [first] = segments(textBeside(doc, at, 1), unit);
  return first === undefined ? undefined : at + first.segment.length;
}

/** Text without a break from a place to the edge of its block, or to the next thing that is no text. */
function textBeside(doc: Node, at: number, side: -1 | 1): string {
  const $at = doc.resolve(at);
  const { parent, parentOffset } = $at;
  if (!parent.isTextblock) return "";
  const text =
    side === -1
      ? parent.textBetween(0, parentOffset, undefined, "\ufffc")
      : parent.textBetween(parentOffset, parent.content.size, undefined, "\ufffc");
  return (side === -1 ? text.split("\ufffc").at(-1) : text.split("\ufffc")[0]) ?? "";
}

interface Piece {
  segment: string;
  index: number;
}

/** A word takes the spaces beside it along on the side it is reached from, as Ctrl-Backspace does. */
function segments(text: string, unit: Unit): Piece[] {
  if (unit === "letter") return [...new Intl.Segmenter(undefined, { granularity: "grapheme" }).segment(text)];
  return [...text.matchAll(/\s*\S+\s*/gu)].map((match) => ({ segment: match[0], index: match.index }));
}
