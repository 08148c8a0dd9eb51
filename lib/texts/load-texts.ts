/** Both languages at once: for the server and for tests. A browser is handed the one it asked for. */
import type { Catalogue } from "./catalogue.ts";
import { english } from "./english.ts";
import { german } from "./german.ts";
import { chooseLanguage, type Language } from "./language.ts";
import { createTexts, type Texts } from "./texts.ts";

export const catalogues: Record<Language, Catalogue> = { en: english, de: german };

/** The texts for whoever sent a request with these headers. */
export function textsFor(headers: Headers): Texts {
  const language = chooseLanguage(headers.get("accept-language"));
  return createTexts(language, catalogues[language]);
}
