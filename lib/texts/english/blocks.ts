/** Tables, code, formulas, colours, links, mentions, and what signs in the text open. */
export const blocks = {
  "suggest.emoji": "Emoji",
  "suggest.count": { one: "{count} suggestion", other: "{count} suggestions" },
} as const;
