// @vitest-environment happy-dom
import { expect, it, vi } from "vitest";
import { byName, render } from "#components/testing/render.tsx";
import { PeopleList } from "./people-list.tsx";
import type { Follow } from "./use-follow.ts";
import type { ShownPerson } from "./use-people-present.ts";

const person = (id: string, fields: Partial<ShownPerson> = {}): ShownPerson => ({
  id,
  name: `Person ${id}`,
  color: "#0f766e",
  isSelf: id === "0",
  carets: [Number(id)],
  isIdle: false,
  ...fields,
});
const nobody: Follow = { followed: undefined, toggle: vi.fn<() => void>(), stop: vi.fn<() => void>() };
const faces = () =>
  [...document.querySelectorAll<HTMLElement>("li button")].filter((face) =>
    face.getAttribute("aria-label")?.startsWith("Follow "),
  );
const people = (count: number) => Array.from({ length: count }, (_, index) => person(String(index)));

it("fades whoever is away, and nobody else", async () => {
  await render(
    <PeopleList people={[person("0"), person("1", { isIdle: true }), person("2")]} follow={nobody} />,
  );
  expect(faces().map((face) => face.dataset["idle"])).toEqual(["true", "false"]);
});

it("offers nobody to follow who has no caret: oneself, and those who only read", async () => {
  await render(<PeopleList people={[person("0"), person("1", { carets: [] })]} follow={nobody} />);
  expect(faces()).toEqual([]);
});

it("names everybody, shows five faces, and has a list of all behind the rest", async () => {
  await render(<PeopleList people={people(8)} follow={nobody} />);
  expect(document.querySelectorAll("li")).toHaveLength(8);
  // A face that does not show is no stop of the keyboard.
  expect(faces()).toHaveLength(4);
  expect(byName("button", "Show all 8 people").textContent).toContain("+3");
});
