import type { PlainTextKey } from "#lib/texts/catalogue.ts";
import type { Texts } from "#lib/texts/texts.ts";

interface Findable {
  label: PlainTextKey;
  words?: PlainTextKey;
}

/**
 * Those that `query` means, best first, blind to case and accents: the label's beginning, a word of it, the beginning of
 * another word for it, anywhere in the label. An empty query finds all, in their order.
 */
export function findActions<T extends Findable>(
  items: readonly T[],
  query: string,
  texts: Texts,
): readonly T[] {
  const wanted = fold(query).trim();
  if (wanted === "") return items;
  return items
    .flatMap((item) => {
      const rank = rankOf(
        fold(texts(item.label)),
        item.words === undefined ? "" : fold(texts(item.words)),
        wanted,
      );
      return rank === undefined ? [] : [{ item, rank }];
    })
    .sort((a, b) => a.rank - b.rank)
    .map(({ item }) => item);
}

function rankOf(label: string, words: string, wanted: string): number | undefined {
  if (label.startsWith(wanted)) return 0;
  if (` ${label}`.includes(` ${wanted}`)) return 1;
  if (` ${words}`.includes(` ${wanted}`)) return 2;
  return label.includes(wanted) ? 3 : undefined;
}

/** NFKD takes accents off their letters as U+0300–036F. */
function fold(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/gu, "")
    .toLowerCase();
}
