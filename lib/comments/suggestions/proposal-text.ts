import type { Thread } from "#lib/collab/comments-api.ts";
import type { Texts } from "#lib/texts/texts.ts";

/** One sentence on what a suggestion would do. */
export function proposalText(
  { quote, suggestion }: Pick<Thread, "quote" | "suggestion">,
  texts: Texts,
): string {
  const insert = (suggestion?.insert ?? "").replaceAll("\n", " ¶ ");
  if (insert === "") return texts("suggestion.remove", { quote });
  return quote === "" ? texts("suggestion.add", { insert }) : texts("suggestion.replace", { quote, insert });
}

/** Whether a text is still what a quote says: quotes are one line, and cut. */
export function isQuoteOf(quote: string, text: string): boolean {
  const [said, there] = [quote, text].map((each) => each.replace(/\s+/gu, " ").trim());
  if (said === undefined || there === undefined) return false;
  return said === there || (said.endsWith("…") && there.startsWith(said.slice(0, -1)));
}
