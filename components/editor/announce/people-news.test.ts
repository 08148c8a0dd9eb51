import { expect, it } from "vitest";
import { englishTexts } from "#lib/texts/testing/english-texts.ts";
import { peopleNews } from "./people-news.ts";

const self = { id: "me", name: "Me", isSelf: true };
const others = (...names: string[]) => [self, ...names.map((name) => ({ id: name, name, isSelf: false }))];
const news = (before: ReturnType<typeof others> | undefined, after: ReturnType<typeof others>) =>
  peopleNews(before, after, englishTexts);

it("tells who is here when one comes, and nothing when nobody is", () => {
  expect(news(undefined, others("Ada"))).toBe("Ada is here, too");
  expect(news(undefined, others("Ada", "Bob"))).toBe("Ada and Bob are here, too");
  expect(news(undefined, others())).toBeUndefined();
});

it("tells who joined and who left, also at once", () => {
  expect(news(others("Ada"), others("Ada", "Bob"))).toBe("Bob joined");
  expect(news(others("Ada", "Bob"), others("Cleo"))).toBe("Cleo joined. Ada and Bob left");
});

it("says a number where many come or go", () => {
  const crowd = others("Ada", "Bob", "Cleo", "Dan");
  expect(news(others(), crowd)).toBe("4 people joined");
  expect(news(crowd, others())).toBe("4 people left");
  expect(news(undefined, crowd)).toBe("4 other people are here");
});

it("is silent about a new name, a new place, and oneself", () => {
  expect(news(others("Ada"), [self, { id: "Ada", name: "Countess", isSelf: false }])).toBeUndefined();
  expect(news(others("Ada"), others("Ada").slice(1))).toBeUndefined();
});
