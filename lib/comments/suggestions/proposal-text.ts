import type { Thread } from "#lib/collab/comments-api.ts";
import type { Texts } from "#lib/texts/texts.ts";
import { isInsertion } from "./is-insertion.ts";

/** Between two paragraphs of a quote, as in what is added. */
export const paragraphSign = " ¶ ";

/** Hebrew, Arabic and the scripts between them, and their older forms of letters. */
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u;

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

/** Spaces alone would be nothing between two quotation marks. Words from right to left keep their signs on their own side. */
function visible(text: string): string {
  if (text.trim() === "") return "␣";
  return rightToLeft.test(text) ? `\u2068${text}\u2069` : text;
}

/** Whether a text is still what a quote says: quotes are one line, and cut. */
export function isQuoteOf(quote: string, text: string): boolean {
  const [said, there] = [quote, text].map((each) => each.replace(/\s+/gu, " ").trim());
  if (said === undefined || there === undefined) return false;
  return said === there || (said.endsWith("…") && there.startsWith(said.slice(0, -1)));
}
