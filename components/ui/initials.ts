/** One or two letters that stand for a name: the first of its first and of its last word, by whole characters. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/u).filter(Boolean);
  const first = firstLetter(words[0]);
  const last = words.length > 1 ? firstLetter(words.at(-1)) : "";
  return (first + last).toUpperCase() || "?";
}

/** The first grapheme: an emoji with its modifiers, or a letter with its accents, is one. */
function firstLetter(word: string | undefined): string {
  if (word === undefined) return "";
  for (const { segment } of new Intl.Segmenter("en", { granularity: "grapheme" }).segment(word))
    return segment;
  return "";
}
