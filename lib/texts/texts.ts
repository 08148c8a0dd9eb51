import type { Catalogue, Plural, TextKey, ValuesFor } from "./catalogue.ts";
import { type Language, locales } from "./language.ts";

/** The interface's texts in one language: `texts("home.found", { count: 3 })`. */
export interface Texts {
  <Key extends TextKey>(key: Key, ...values: ValuesFor<Key>): string;
  readonly language: Language;
  /** For `Intl`: how this language writes numbers and dates. */
  readonly locale: string;
  /** The text cut at `{name}`, for a value that is drawn rather than written: what stands before it, and after. */
  around(key: TextKey, name: string): readonly [before: string, after: string];
}

/** Makes the lookup for one language. */
export function createTexts(language: Language, catalogue: Catalogue): Texts {
  const locale = locales[language];
  const numbers = new Intl.NumberFormat(locale);
  const plurals = new Intl.PluralRules(locale);

  const wording = (text: string | Plural, count: unknown): string => {
    if (typeof text === "string") return text;
    if (typeof count !== "number") return text.other;
    return (count === 0 ? text.zero : undefined) ?? text[plurals.select(count)] ?? text.other;
  };
  const lookup = (key: TextKey, values: Readonly<Record<string, string | number>> = {}): string =>
    wording(catalogue[key], values["count"]).replace(/\{(\w+)\}/g, (placeholder, name: string) => {
      const value = values[name] ?? placeholder;
      return typeof value === "number" ? numbers.format(value) : value;
    });
  return Object.assign(lookup, {
    language,
    locale,
    around(key: TextKey, name: string): readonly [string, string] {
      const [before = "", after = ""] = wording(catalogue[key], undefined).split(`{${name}}`);
      return [before, after];
    },
  });
}
