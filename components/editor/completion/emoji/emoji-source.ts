import { insertText } from "#lib/editor/commands/insert-text.ts";
import type { Language } from "#lib/texts/language.ts";
import type { CompletionSource } from "../completion-source.ts";
import { emojiTrigger } from "../completion-triggers.ts";
import { type Emoji, findEmoji, toEmoji } from "./find-emoji.ts";

const shownAtMost = 24;
const loading = new Map<Language, Promise<readonly Emoji[]>>();

/** `:` and two letters of an emoji's name. The names come with the first search. */
export const emojiSource: CompletionSource = {
  trigger: emojiTrigger,
  label: "completion.emoji",
  // One letter finds everything, and ":p" or ":D" is meant as it is.
  find: async (query, _state, { language }) => {
    if (query.length < 2) return [];
    const found = findEmoji(await load(language), query, shownAtMost);
    return found.map(({ sign, label }) => ({ id: sign, label, icon: sign, command: insertText(sign) }));
  },
};

/** What each language adds to the English names. */
const names: Readonly<Record<Language, () => Promise<Readonly<Record<string, string>>>>> = {
  en: () => Promise.resolve({}),
  de: () => import("./german-names.json").then(({ default: said }) => said),
};

function load(language: Language): Promise<readonly Emoji[]> {
  const known = loading.get(language);
  if (known !== undefined) return known;
  const coming = Promise.all([import("emojilib"), names[language]()]).then(
    ([{ default: english }, other]) => toEmoji(english, other),
    (error: unknown) => {
      // Without network now, perhaps with it at the next letter.
      loading.delete(language);
      throw error;
    },
  );
  loading.set(language, coming);
  return coming;
}
