import { expect, it } from "vitest";
import type { Plural, TextKey } from "./catalogue.ts";
import { english } from "./english.ts";
import { languages, locales } from "./language.ts";
import { catalogues } from "./load-texts.ts";

const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
const wordings = (text: string | Plural) => (typeof text === "string" ? [text] : Object.values(text));

it("has texts", () => {
  expect(Object.keys(english).length).toBeGreaterThan(150);
});

it.each(languages.slice(1))("%s has the same keys, and says something under each", (language) => {
  expect(Object.keys(catalogues[language]).sort()).toEqual(Object.keys(english).sort());
  for (const text of Object.values(catalogues[language]))
    for (const wording of wordings(text)) expect(wording.trim()).not.toBe("");
});

it.each(languages)(
  "%s has English's placeholders in every wording, but for a number that is said in words",
  (language) => {
    const faults: string[] = [];
    const rules = new Intl.PluralRules(locales[language]);
    const categories = new Set(Array.from({ length: 200 }, (_, count) => rules.select(count)));
    for (const [key, text] of Object.entries(catalogues[language])) {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys are English's.
      const expected = new Set(wordings(english[key as TextKey]).flatMap(placeholders));
      for (const wording of wordings(text)) {
        const found = placeholders(wording);
        const isMissing = (name: string) =>
          !found.includes(name) && (typeof text === "string" || name !== "count");
        if ([...expected].some(isMissing) || found.some((name) => !expected.has(name))) faults.push(key);
      }
      if (typeof text !== "string" && ![...categories].every((category) => category in text))
        faults.push(key);
    }
    expect(faults).toEqual([]);
  },
);
