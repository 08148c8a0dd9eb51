import type { BuiltInTemplate } from "#lib/collab/built-in-templates.ts";
import type { Language } from "#lib/texts/language.ts";
import type { Template } from "./blocks.ts";
import { englishTemplates } from "./english.ts";
import { germanTemplates } from "./german.ts";

const templates: Record<Language, Record<BuiltInTemplate, () => Template>> = {
  en: englishTemplates,
  de: germanTemplates,
};

/** One of Quire's own templates, as it begins in a new document. */
export function builtInTemplate(name: BuiltInTemplate, language: Language): Template {
  return templates[language][name]();
}
