/** A sign with what it is found by: its words in the reader's language, and the English ones for everybody. */
export interface Emoji {
  readonly sign: string;
  /** As it is shown. */
  readonly label: string;
  /** Each the name first, folded. */
  readonly languages: readonly (readonly string[])[];
}

/** English names as emojilib has them, `grinning_face` first; `other` says them in another language, `name|word|word`. */
export function toEmoji(
  english: Readonly<Record<string, readonly string[]>>,
  other: Readonly<Record<string, string>> = {},
): readonly Emoji[] {
  return Object.entries(english).map(([sign, words]) => {
    const said = other[sign]?.split("|");
    const label = said?.[0] ?? words[0]?.replaceAll("_", " ") ?? sign;
    return { sign, label, languages: [...(said === undefined ? [] : [said.map(fold)]), words.map(fold)] };
  });
}

/** The best first, at most `count`. */
export function findEmoji(all: readonly Emoji[], query: string, count: number): readonly Emoji[] {
  // Without umlauts on the keyboard they are written with an e.
  const wanted = [...new Set([fold(query), fold(query.replace(/([aou])e/gi, "$1"))])];
  const ranked = all.flatMap((emoji) => {
    const rank = Math.min(...wanted.flatMap((each) => ranksOf(emoji, each)));
    return rank === Number.POSITIVE_INFINITY ? [] : [{ emoji, rank }];
  });
  return ranked
    .sort((a, b) => a.rank - b.rank)
    .slice(0, count)
    .map(({ emoji }) => emoji);
}

/** The reader's language goes before English where both fit as well. */
function ranksOf({ languages }: Emoji, query: string): number[] {
  return languages.map((words, at) => rankOf(words, query) + at / 2);
}

/** The lower the better: the name itself, a name that begins so, another word, a word that begins so, anywhere. */
function rankOf(words: readonly string[], query: string): number {
  const [name = ""] = words;
  if (name === query) return 0;
  if (words.includes(query)) return name.startsWith(query) ? 1 : 2;
  if (name.startsWith(query)) return 3;
  if (name.includes(`_${query}`)) return 4;
  if (words.some((word) => word.startsWith(query))) return 5;
  return name.includes(query) ? 6 : Number.POSITIVE_INFINITY;
}

/** As it is compared: small, without accents, words tied as in English. */
function fold(text: string): string {
  const plain = text
    .toLowerCase()
    .replaceAll("ß", "ss")
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "");
  return plain.replace(/[ :,]+/g, "_");
}
