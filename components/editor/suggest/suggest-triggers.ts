import type { SuggestTrigger } from "#lib/editor/plugins/suggest.ts";
import { emojiSource } from "./emoji/emoji-source.ts";
import { slashSource } from "./slash-source.ts";

/** `@`: names have spaces in them, so up to three words are looked for. */
export const mentionTrigger: SuggestTrigger = { sign: "@", query: /^(?:[\p{L}\p{N}.'’-]+ ?){0,3}$/u };

/** The signs that open a list, for the editor's plugin. What stands behind each is a source in suggestions.tsx. */
export const suggestTriggers: readonly SuggestTrigger[] = [
  emojiSource.trigger,
  slashSource.trigger,
  mentionTrigger,
];
