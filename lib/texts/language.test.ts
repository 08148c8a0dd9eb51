import { expect, it } from "vitest";
import { chooseLanguage } from "./language.ts";

it.each([
  [null, "en"],
  ["", "en"],
  ["de", "de"],
  ["de-AT,de;q=0.9,en;q=0.8", "de"],
  ["en-GB,en;q=0.9,de;q=0.8", "en"],
  ["fr-CH, fr;q=0.9, de;q=0.7, en;q=0.8", "en"],
  ["fr,de;q=0.5", "de"],
  ["ja", "en"],
  ["de;q=0, en;q=0.1", "en"],
  ["*;q=0.5, DE;q=0.9", "de"],
  ["fr, *;q=0.5, de;q=0.1", "en"],
  ["den, nonsense;;q=x", "en"],
])("%j gets %s", (header, language) => {
  expect(chooseLanguage(header)).toBe(language);
});
