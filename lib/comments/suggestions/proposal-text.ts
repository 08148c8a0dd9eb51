import type { Thread } from "#lib/collab/comments-api.ts";
import type { Texts } from "#lib/texts/texts.ts";
import { isInsertion } from "./is-insertion.ts";

/** Between two paragraphs of a quote, as in what is added. */
export const paragraphSign = " ¶ ";

/** One sentence on what a suggestion would do. */
export function proposalText(
  { range, quote, suggestion }: Pick<Thread, "range" | "quote" | "suggestion">,
  texts: Texts,
): string {
  const added = (suggestion?.insert ?? "").replaceAll("\n", paragraphSign);
  const [from, insert] = [quote, added].map(visible);
  if (added === "") return texts("suggestion.remove", { quote: from ?? "" });
  return isInsertion(range)
    ? texts("suggestion.add", { insert: insert ?? "" })
    : texts("suggestion.replace", { quote: from ?? "", insert: insert ?? "" });
}

/** Spaces alone would be nothing between two quotation marks. */
function visible(text: string): string {
  return text.trim() === "" ? "␣" : text;
}

/** Whether a text is still what a quote says: quotes are one line, and cut. */
export function isQuoteOf(quote: string, text: string): boolean {
  const [said, there] = [quote, text].map((each) => each.replace(/\s+/gu, " ").trim());
  if (said === undefined || there === undefined) return false;
  return said === there || (said.endsWith("…") && there.startsWith(said.slice(0, -1)));
}
