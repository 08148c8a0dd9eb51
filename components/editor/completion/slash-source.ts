import type { CompletionSource } from "./completion-source.ts";

/** `/` at the start of a word: what the block can become, and what can be put in. The list comes with the first slash. */
export const slashSource: CompletionSource = {
  // Words with single spaces between them, as in "heading 2"; "and / or" is no search.
  trigger: { sign: "/", before: /(^|\s)$/u, query: /^([\p{L}\p{N}-]+ ?)*$/u },
  label: "slash.name",
  find: async (query, state, texts) => {
    const { slashOptions } = await import("./slash-options.ts");
    return slashOptions(query, state, texts);
  },
};
