import type { Node } from "prosemirror-model";
import type { EditorState } from "prosemirror-state";

export interface TextCounts {
  readonly words: number;
  readonly characters: number;
}

// Nodes never change, so a block that nobody touched is never counted again.
const counts = new WeakMap<Node, TextCounts>();

/** Letters of scripts written without spaces count one each; everything else by runs of letters and digits. */
const words =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]|(?:(?![\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}])[\p{L}\p{M}\p{N}])+(?:['’.-](?=[\p{L}\p{N}])(?:(?![\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}])[\p{L}\p{M}\p{N}])+)*/gu;

// Signs of several code points that are drawn as one: marks on letters, joined emoji, skin tones, flags.
const joined = /[\p{M}\p{Emoji_Modifier}\p{Regional_Indicator}\u200d]/u;
const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** The words and characters of a document, spaces counted and line ends not. Costs as much as what changed since the last call. */
export function countText(doc: Node): TextCounts {
  const total = { words: 0, characters: 0 };
  for (const block of doc.children) {
    const { words, characters } = countBlock(block);
    total.words += words;
    total.characters += characters;
  }
  return total;
}

/** Counts what was not counted yet for about `budgetMs`. Answers whether that was all: then `countText` costs next to nothing. */
export function countSome(doc: Node, budgetMs: number): boolean {
  const end = performance.now() + budgetMs;
  for (const block of doc.children) {
    if (counts.has(block)) continue;
    if (performance.now() > end) return false;
    countBlock(block);
  }
  return true;
}

/** The same of what is selected; undefined where that holds no characters. */
export function countSelection({ doc, selection }: EditorState): TextCounts | undefined {
  if (selection.empty) return undefined;
  const total = { words: 0, characters: 0 };
  for (const { $from, $to } of selection.ranges) {
    // Blocks that are selected as a whole are the same nodes in the cut, and counted already.
    const { words, characters } = countText(doc.cut($from.pos, $to.pos));
    total.words += words;
    total.characters += characters;
  }
  return total.characters === 0 ? undefined : total;
}

function countBlock(block: Node): TextCounts {
  let found = counts.get(block);
  if (found === undefined) {
    found = {
      words: block.textBetween(0, block.content.size, "\n", " ").match(words)?.length ?? 0,
      characters: countCharacters(block.textContent.replaceAll("\n", "")),
    };
    counts.set(block, found);
  }
  return found;
}

function countCharacters(text: string): number {
  let count = 0;
  // Cutting at signs is slow, and most text has one code point for each.
  for (const _ of joined.test(text) ? graphemes.segment(text) : text) count += 1;
  return count;
}
