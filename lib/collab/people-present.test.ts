import { expect, it } from "vitest";
import { peoplePresent } from "./people-present.ts";

const user = (id: string, name: string) => ({ user: { id, name, color: "#15803d" } });

it("names everybody once, oneself first", () => {
  const states = new Map([
    [1, user("z", "Zoe")],
    [2, user("a", "Ada")],
    [3, user("me", "Mia")],
    [4, user("z", "Zoe")],
    [5, user("me", "Mia")],
  ]);
  expect(peoplePresent(states, 5).map(({ name, isSelf }) => [name, isSelf])).toEqual([
    ["Mia", true],
    ["Ada", false],
    ["Zoe", false],
  ]);
});

it("shows the newest name of a person with two tabs, and one's own as this tab has it", () => {
  const states = new Map([
    [1, user("a", "Ada")],
    [2, user("a", "Ada Lovelace")],
    [3, user("me", "Mia")],
    [4, user("me", "Mia Old")],
  ]);
  expect(peoplePresent(states, 3).map(({ name }) => name)).toEqual(["Mia", "Ada Lovelace"]);
});

it("leaves out states that name nobody, or whose colour is no colour", () => {
  const states = new Map<number, unknown>([
    [1, {}],
    [2, { user: { name: "Eve", color: "red; background: url(x)" } }],
    [3, null],
    [4, { user: { name: "Stock", color: "#ffffff" } }],
  ]);
  expect(peoplePresent(states, 9)).toEqual([
    { id: "client-4", name: "Stock", color: "#ffffff", isSelf: false, carets: [] },
  ]);
});

it("knows whose carets are whose", () => {
  const cursor = { anchor: {}, head: {} };
  const states = new Map<number, unknown>([
    [1, { ...user("a", "Ada"), cursor }],
    [2, user("b", "Bob")],
    [3, { ...user("a", "Ada"), cursor }],
    [4, { ...user("c", "Cleo"), cursor: null }],
    [9, { ...user("me", "Mia"), cursor }],
  ]);
  expect(peoplePresent(states, 9).map(({ name, carets }) => [name, carets])).toEqual([
    ["Mia", [9]],
    ["Ada", [1, 3]],
    ["Bob", []],
    ["Cleo", []],
  ]);
});
