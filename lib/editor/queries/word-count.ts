import type { Node } from "prosemirror-model";

// Nodes never change, so a block that nobody touched is never counted again.
const counts = new WeakMap<Node, number>();

/** Letters of scripts written without spaces count one each; everything else by runs of letters and digits. */
const words =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]|(?:(?![\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}])[\p{L}\p{M}\p{N}])+(?:['’.-](?=[\p{L}\p{N}])(?:(?![\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}])[\p{L}\p{M}\p{N}])+)*/gu;

/** The number of words in a document. Costs as much as what changed since the last call. */
export function countWords(doc: Node): number {
  let total = 0;
  for (const block of doc.children) {
    let count = counts.get(block);
    if (count === undefined) {
      count = block.textBetween(0, block.content.size, "\n", " ").match(words)?.length ?? 0;
      counts.set(block, count);
    }
    total += count;
  }
  return total;
}
