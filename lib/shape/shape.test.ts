import { expect, test } from "vitest";
import { isInteger, isNumber, isString, matching, nullable, object, oneOf, shape } from "./shape.ts";

const person = shape(
  "person",
  object(
    { name: isString, color: matching(/^#[0-9a-f]{6}$/) },
    { age: isInteger, role: nullable(oneOf(["view", "edit"])), at: object({ x: isNumber }) },
  ),
);
const ada = { name: "Ada", color: "#00aa11" };

test.each([
  ada,
  { ...ada, age: 36, role: null, at: { x: 0.5 } },
  { ...ada, role: "edit", age: undefined, unknown: 1 },
])("%j is one", (value) => {
  expect(person.safeParse(value)).toEqual({ success: true, data: value });
  expect(person.parse(value)).toBe(value);
});

test.each([
  null,
  undefined,
  "Ada",
  [],
  { name: "Ada" },
  { ...ada, color: "#00AA1" },
  { ...ada, age: 1.5 },
  { ...ada, age: null },
  { ...ada, role: "own" },
  { ...ada, at: { x: Number.NaN } },
])("%j is none", (value) => {
  expect(person.safeParse(value).success).toBe(false);
  expect(() => person.parse(value)).toThrow("This is no person");
});
