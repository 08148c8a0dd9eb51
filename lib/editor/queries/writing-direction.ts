const letter = /\p{L}/u;
const rightToLeft = /[\p{sc=Hebr}\p{sc=Arab}\p{sc=Syrc}\p{sc=Thaa}\p{sc=Nkoo}\p{sc=Adlm}]/u;

/** The direction of the first letter, as `dir="auto"` finds it; undefined where there is none. */
export function writingDirection(text: string): "ltr" | "rtl" | undefined {
  const first = letter.exec(text)?.[0];
  if (first === undefined) return undefined;
  return rightToLeft.test(first) ? "rtl" : "ltr";
}
