import { createRandom } from "../../tests/integration/seeded-random.ts";

const syllables =
  "ba be bi bo bu da de di do du fa fe ga ge go ha he hi ka ke ki ko ku la le li lo lu ma me mi mo mu na ne ni no nu pa pe po ra re ri ro ru sa se si so su ta te ti to tu va ve vi wa we za zu an en in on un ar er or al el il ol as es is os";

/** Words as frequent as those of a language: the n-th of 40,000 a n-th as often as the first. */
export function createWords(seed: number) {
  const seeded = createRandom(seed);
  const random = (): number => seeded.below(2 ** 32) / 2 ** 32;
  const parts = syllables.split(" ");
  const pick = (): string => parts[Math.floor(random() * parts.length)] ?? "";
  const all = [
    ...new Set(
      Array.from({ length: 45_000 }, () =>
        Array.from({ length: 2 + Math.floor(random() * 4) }, pick).join(""),
      ),
    ),
  ].slice(0, 40_000);
  const word = (): string => all[Math.floor(all.length ** random()) - 1] ?? "";
  return {
    word,
    line: (count: number): string => Array.from({ length: count }, word).join(" "),
    /** One that somebody looks for: neither the most common nor one that stands nowhere. */
    wanted: (): string => all[50 + Math.floor(random() * 5_000)] ?? "",
  };
}
