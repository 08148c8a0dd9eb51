import { expect, test } from "vitest";
import { fold } from "./fold.ts";
import { eachWord } from "./words.ts";

function terms(text: string, isQuery = false): string[] {
  const found: string[] = [];
  eachWord(text, ({ term }) => found.push(term), isQuery);
  return found;
}

test.each([
  ["Crème BRÛLÉE", ["creme", "brulee"]],
  ["Straße", ["strasse"]],
  ["don't-stop 3.14", ["don", "t", "stop", "3", "14"]],
  ["Ｆｕｌｌ ｗｉｄｔｈ", ["full", "width"]],
  ["Ёлка, ЖУК", ["елка", "жук"]],
  ["Αθήνα", ["αθηνα"]],
  ["snake_case", ["snake_case"]],
  ["한국어 문서", ["한국어", "문서"]],
  ["\u0000\u0007 \u200b", []],
  ["x".repeat(90), ["x".repeat(40)]],
])("the words of %j", (text, expected) => {
  expect(terms(text)).toEqual(expected);
});

test("scripts without spaces become pairs, and whatever part one types is among them", () => {
  expect(terms("東京都庁へ")).toEqual(["東京", "京都", "都庁", "庁へ", "へ"]);
  expect(terms("京都", true)).toEqual(["京都"]);
  expect(terms("都", true)).toEqual(["都"]);
  expect(terms("Tokyo東京2024")).toEqual(["tokyo", "東京", "京", "2024"]);
  // Beyond the first plane: never half of a sign.
  expect(terms("𠮷野家")).toEqual(["𠮷野", "野家", "家"]);
});

test("a word says where it stands in the text, whatever was folded", () => {
  const text = "İstanbul: Größe ﬁn 𝒳 çà";
  expect(fold(text)).toHaveLength(text.length);
  const cut: string[] = [];
  eachWord(text, ({ from, to }) => cut.push(text.slice(from, to)));
  expect(cut).toEqual(["İstanbul", "Größe", "ﬁn", "𝒳", "çà"]);
});
