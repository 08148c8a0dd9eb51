/** The languages that the interface speaks. The first is what everybody gets whose own is not here. */
export const languages = ["en", "de"] as const;
export type Language = (typeof languages)[number];

/** How numbers and dates are written in a language. */
export const locales: Record<Language, string> = { en: "en-GB", de: "de-DE" };

/** The language that a browser would like best (its `Accept-Language`, RFC 9110 12.5.4) among those there are. */
export function chooseLanguage(acceptLanguage: string | null | undefined): Language {
  const wishes = (acceptLanguage ?? "").split(",").map((part, place) => {
    const [range = "", ...parameters] = part.trim().toLowerCase().split(";");
    const weight = parameters.map((parameter) => /^\s*q=([\d.]+)\s*$/.exec(parameter)?.[1]).find(Boolean);
    return { primary: range.split("-")[0], quality: weight === undefined ? 1 : Number(weight), place };
  });
  // Equal weights: the order in the header decides, as browsers mean it.
  wishes.sort((a, b) => b.quality - a.quality || a.place - b.place);
  for (const { primary, quality } of wishes) {
    if (primary === "*" && quality > 0) return languages[0];
    const language = languages.find((candidate) => candidate === primary);
    if (language !== undefined && quality > 0) return language;
  }
  return languages[0];
}
