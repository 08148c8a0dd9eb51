import english from "emojilib" with { type: "json" };
import { expect, test } from "vitest";
import { findEmoji, toEmoji } from "./find-emoji.ts";
import german from "./german-names.json" with { type: "json" };

const inEnglish = toEmoji(english);
const inGerman = toEmoji(english, german);
const first = (all: typeof inGerman, query: string) => {
  const [found] = findEmoji(all, query, 24);
  return found && `${found.sign} ${found.label}`;
};

test("English names find as they did", () => {
  expect(first(inEnglish, "parr")).toBe("🦜 parrot");
  expect(first(inEnglish, "grinning_face")).toBe("😀 grinning face");
  expect(findEmoji(inEnglish, "xyzzy", 24)).toEqual([]);
  expect(findEmoji(inEnglish, "fa", 24)).toHaveLength(24);
});

test.each([
  ["herz", "❤️ rotes Herz"],
  ["papagei", "🦜 Papagei"],
  ["Daumen", "👍️ Daumen hoch"],
  ["hund", "🐶 Hundegesicht"],
])("in German :%s finds %s", (query, wanted) => {
  const found = findEmoji(inGerman, query, 24).map(({ sign, label }) =>
    `${sign} ${label}`.replaceAll("\u{fe0f}", ""),
  );
  expect(found).toContain(wanted.replaceAll("\u{fe0f}", ""));
});

test("umlauts are found as they are, without their dots, and written out", () => {
  for (const query of ["käse", "kase", "kaese"]) expect(first(inGerman, query)).toBe("🧀 Käsestück");
  for (const query of ["fuß", "fuss"])
    expect(findEmoji(inGerman, query, 24).map(({ label }) => label)).toContain("Fuß");
});

test("English names go on working for who reads German, behind German ones", () => {
  expect(first(inGerman, "parr")).toBe("🦜 Papagei");
  expect(first(inGerman, "heart")).toBeDefined();
  // "Rose" is both, "gift" is poison before it is a present.
  expect(first(inGerman, "rose")).toBe("🌹 Rose");
});

test("every sign has a German name, and what is fetched stays small", () => {
  expect(inGerman.filter(({ languages }) => languages.length < 2)).toEqual([]);
  expect(JSON.stringify(german).length).toBeLessThan(150_000);
});
