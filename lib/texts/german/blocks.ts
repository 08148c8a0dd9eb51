/** Tables, code, formulas, colours, links, mentions, and what signs in the text open. */
export const blocks = {
  "suggest.emoji": "Emojis",
  "suggest.count": { one: "{count} Vorschlag", other: "{count} Vorschläge" },
} as const;
