import type { CompletionTrigger } from "#lib/editor/plugins/completion.ts";
import { slashSource } from "./slash-source.ts";

/** `@`: names have spaces in them, so up to three words are looked for. */
export const mentionTrigger: CompletionTrigger = { sign: "@", query: /^(?:[\p{L}\p{N}.'’-]+ ?){0,3}$/u };

/** `:` and a part of a name. */
export const emojiTrigger: CompletionTrigger = { sign: ":", query: /^[\p{L}\p{N}_+-]{0,30}$/u };

/** The signs that open a list, for the editor's plugin. What stands behind each is a source in completion.tsx. */
export const completionTriggers: readonly CompletionTrigger[] = [
  emojiTrigger,
  slashSource.trigger,
  mentionTrigger,
];
