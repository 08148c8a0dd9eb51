import type { Node } from "prosemirror-model";
import type { Ink } from "./ink.ts";

export interface TextPlace {
  /** Position before the first and after the last character of what was looked for. */
  from: number;
  to: number;
  /** The text block around it: positions just inside its two ends. */
  blockFrom: number;
  blockTo: number;
}

/** Where `needle` stands, as a person would find it by reading. It must stand in exactly one place. */
export function findText(doc: Node, ink: Ink, needle: string): TextPlace {
  if (needle === "") throw new Error("nothing to look for");
  const found: TextPlace[] = [];
  doc.descendants((node, position) => {
    if (!node.isTextblock) return true;
    const text = ink.read(plainText(node));
    for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + 1)) {
      const blockFrom = position + 1;
      found.push({
        from: blockFrom + at,
        to: blockFrom + at + needle.length,
        blockFrom,
        blockTo: blockFrom + node.content.size,
      });
    }
    return false;
  });
  const [place, second] = found;
  if (place === undefined || second !== undefined) throw new NotThere(needle, found.length);
  return place;
}

/** One character per position inside a text block, so that indexes are offsets. */
export function plainText(block: Node): string {
  return block.textBetween(0, block.content.size, undefined, (leaf) => "\uFFFC".repeat(leaf.nodeSize));
}

/** The text that an action should start at is gone, or stands there twice. */
export class NotThere extends Error {
  constructor(needle: string, times: number) {
    super(`"${needle}" stands in ${times} places`);
  }
}
