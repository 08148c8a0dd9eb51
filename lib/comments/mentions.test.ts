import { expect, test } from "vitest";
import { limits } from "#lib/collab/limits.ts";
import { commentPieces, mentionQuery, namedIn, peopleFor, withMention } from "./mentions.ts";

const person = (id: string, name: string) => ({ id, name, color: "#111111" });
const ann = person("1", "Ann");
const annLee = person("2", "Ann Lee");
const zoe = person("3", "Zoë Maïs");
const none = new Set<string>();

test.each([
  ["@", 1, { from: 0, query: "" }],
  ["see @an", 7, { from: 4, query: "an" }],
  ["(@Ann L", 7, { from: 1, query: "Ann L" }],
  ["@an later", 3, { from: 0, query: "an" }],
  ["a@b", 3, undefined],
  ["@ ann", 5, undefined],
  ["@ann\nnext", 9, undefined],
  [`@${"x".repeat(limits.maxPersonNameLength + 1)}`, limits.maxPersonNameLength + 2, undefined],
])("a name being typed: %j at %i", (text, caret, found) => {
  expect(mentionQuery(text, caret)).toEqual(found);
});

test("a chosen name stands instead of what was typed, with one space behind it", () => {
  expect(withMention("see @an", { from: 4, query: "an" }, "Ann Lee")).toEqual({
    text: "see @Ann Lee ",
    caret: 13,
  });
  expect(withMention("@z, look", { from: 0, query: "z" }, "Zoë")).toEqual({ text: "@Zoë, look", caret: 4 });
});

test("people are found by the beginning of any word, those whose name begins so first", () => {
  expect(peopleFor([annLee, zoe, ann, person("4", "Lea")], "le", 8).map(({ id }) => id)).toEqual(["4", "2"]);
  expect(peopleFor([annLee, zoe, ann], "", 2).map(({ id }) => id)).toEqual(["1", "2"]);
  expect(peopleFor([annLee, ann], "ann ", 8).map(({ id }) => id)).toEqual(["2"]);
  expect(peopleFor([ann], "nn", 8)).toEqual([]);
});

test("the longest name counts, letters behind it make another word, and addresses name nobody", () => {
  const people = [ann, annLee, zoe];
  expect(namedIn("@Ann Lee and @Zoë Maïs.", people, none)).toEqual(["2", "3"]);
  expect(namedIn("@Ann and @Ann again", people, none)).toEqual(["1"]);
  expect(namedIn("@Annette, mail@Ann, @ann", people, none)).toEqual([]);
});

test("of two people of one name only those chosen are named", () => {
  const people = [ann, person("5", "Ann")];
  expect(namedIn("@Ann", people, none)).toEqual([]);
  expect(namedIn("@Ann", people, new Set(["5"]))).toEqual(["5"]);
  expect(namedIn("nobody", people, new Set(["5"]))).toEqual([]);
});

test("no more than a comment may name", () => {
  const crowd = Array.from({ length: limits.maxMentionsPerComment + 5 }, (_, at) =>
    person(`${at}`, `P${at}`),
  );
  const text = crowd.map(({ name }) => `@${name}`).join(" ");
  expect(namedIn(text, crowd, none)).toHaveLength(limits.maxMentionsPerComment);
});

test("a comment is drawn as plain text and names", () => {
  expect(commentPieces("Hi @Ann, and @Zoë Maïs", ["Ann", "Zoë Maïs"])).toEqual([
    { text: "Hi ", isMention: false },
    { text: "@Ann", isMention: true },
    { text: ", and ", isMention: false },
    { text: "@Zoë Maïs", isMention: true },
  ]);
  expect(commentPieces("plain @Ann", [])).toEqual([{ text: "plain @Ann", isMention: false }]);
  expect(commentPieces("", ["Ann"])).toEqual([]);
});
