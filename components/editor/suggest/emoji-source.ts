import { insertText } from "#lib/editor/commands/insert-text.ts";
import type { SuggestOption, SuggestSource } from "./suggest-source.ts";

interface Emoji {
  sign: string;
  name: string;
  words: readonly string[];
}

const shownAtMost = 24;
let loading: Promise<readonly Emoji[]> | undefined;

/** `:` and two letters of an emoji's name. The names come with the first search. */
export const emojiSource: SuggestSource = {
  trigger: { sign: ":", query: /^[\p{L}\p{N}_+-]{0,30}$/u },
  label: "suggest.emoji",
  // One letter finds everything, and ":p" or ":D" is meant as it is.
  find: async (query) => (query.length < 2 ? [] : search(await load(), query.toLowerCase())),
};

function load(): Promise<readonly Emoji[]> {
  loading ??= import("emojilib").then(
    ({ default: data }) =>
      Object.entries(data).map(([sign, words]) => ({ sign, name: words[0] ?? sign, words })),
    (error: unknown) => {
      // Without network now, perhaps with it at the next letter.
      loading = undefined;
      throw error;
    },
  );
  return loading;
}

function search(all: readonly Emoji[], query: string): SuggestOption[] {
  const ranked = all.flatMap((emoji) => {
    const rank = rankOf(emoji, query);
    return rank === undefined ? [] : [{ emoji, rank }];
  });
  ranked.sort((a, b) => a.rank - b.rank);
  return ranked.slice(0, shownAtMost).map(({ emoji: { sign, name } }) => ({
    id: sign,
    label: name.replaceAll("_", " "),
    icon: sign,
    command: insertText(sign),
  }));
}

/** The lower the better: the name itself, a name that begins so, another word, a word that begins so, anywhere. */
function rankOf({ name, words }: Emoji, query: string): number | undefined {
  if (name === query) return 0;
  if (words.includes(query)) return name.startsWith(query) ? 1 : 2;
  if (name.startsWith(query)) return 3;
  if (name.split("_").some((word) => word.startsWith(query))) return 4;
  if (words.some((word) => word.startsWith(query))) return 5;
  return name.includes(query) ? 6 : undefined;
}
