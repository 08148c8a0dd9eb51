import type { Texts } from "#lib/texts/texts.ts";
import { WebApiError } from "./web-api-error.ts";

/** One sentence for people on why a call did not happen, and what to do: to follow "The link was not rotated." and such. */
export function reasonOf(error: unknown, texts: Texts): string {
  if (!(error instanceof WebApiError)) return texts("problem.unknown");
  // The server speaks English, and its sentence can say more than the code does.
  return texts.language === "en" ? error.message : texts(`problem.${error.code}`);
}
