import { describe, expect, test } from "vitest";
import { SeededRandom } from "../../tests/fuzz/seeded-random.ts";
import { type CardSlot, type CardWish, gatherMarks, type StackRules, stackCards } from "./stack-cards.ts";

const rules: StackRules = { gap: 10, mostPush: 200, markHeight: 20 };
const wish = (id: string, wanted: number, height = 80): CardWish => ({ id, wanted, height });
const shown = (slots: readonly CardSlot[]) =>
  slots.map((slot) => `${slot.kind === "card" ? slot.id : `+${slot.ids.join("")}`}@${slot.top}`);

test("cards with room stand beside their text", () => {
  expect(shown(stackCards([wish("a", 0), wish("b", 100), wish("c", 500)], undefined, rules))).toEqual([
    "a@0",
    "b@100",
    "c@500",
  ]);
});

test("without an active one, the later give way downwards", () => {
  expect(shown(stackCards([wish("a", 0), wish("b", 20), wish("c", 30)], undefined, rules))).toEqual([
    "a@0",
    "b@90",
    "c@180",
  ]);
});

test("the active one stands beside its text, those before it above, those behind it below", () => {
  const wishes = [wish("a", 300), wish("b", 310), wish("c", 320, 200), wish("d", 330)];
  expect(shown(stackCards(wishes, "c", rules))).toEqual(["a@140", "b@230", "c@320", "d@530"]);
});

test("what would stand too far off becomes a mark that counts", () => {
  const crowd = Array.from("abcdefg", (id) => wish(id, 0));
  expect(shown(stackCards(crowd, undefined, rules))).toEqual(["a@0", "b@90", "c@180", "+defg@270"]);
  expect(shown(stackCards(crowd, "g", rules)).at(-1)).toMatch(/^g@/);
});

test("at the top of the page nothing stands above it", () => {
  expect(shown(stackCards([wish("a", 5), wish("b", 6), wish("c", 7)], "c", rules))).toEqual([
    "a@0",
    "b@90",
    "c@180",
  ]);
});

describe("whatever the cards, none stands over another and none is missing", () => {
  test.each(Array.from({ length: 200 }, (_, seed) => seed))("seed %i", (seed) => {
    const dice = new SeededRandom(seed);
    let wanted = dice.below(100);
    const wishes = Array.from({ length: 1 + dice.below(40) }, (_, at) => {
      wanted += dice.chance(0.4) ? 0 : dice.below(150);
      return wish(`t${at}`, wanted, 40 + dice.below(200));
    });
    const activeId = dice.chance(0.5) ? `t${dice.below(wishes.length)}` : undefined;
    const heights = new Map(wishes.map(({ id, height }) => [id, height]));
    const slots = stackCards(wishes, activeId, rules);
    expect(slots.flatMap((slot) => (slot.kind === "card" ? [slot.id] : slot.ids))).toEqual(
      wishes.map(({ id }) => id),
    );
    let end = Number.NEGATIVE_INFINITY;
    for (const slot of slots) {
      expect(slot.top).toBeGreaterThanOrEqual(Math.max(0, end));
      end = slot.top + (slot.kind === "card" ? (heights.get(slot.id) ?? 0) : rules.markHeight) + rules.gap;
    }
    if (activeId !== undefined)
      expect(slots.some((slot) => slot.kind === "card" && slot.id === activeId)).toBe(true);
  });
});

test("where only marks have room, those that would touch are one", () => {
  const wishes = [wish("a", 0), wish("b", 25), wish("c", 60)];
  expect(shown(gatherMarks(wishes, rules))).toEqual(["+ab@0", "+c@60"]);
});
