import { describe, expect, test } from "vitest";
import { divide } from "./divide.ts";

const sizes = { least: 2, usual: 4, most: 6 };

/** Blocks as letters: a capital may begin a stretch. What stands in which stretch by now, and then. */
function divided(blocks: string, ...before: string[]): string[] {
  const standsIn = (block: string) => {
    const number = before.findIndex((stretch) => stretch.includes(block));
    return number < 0 ? undefined : number;
  };
  return divide(blocks, standsIn, (block) => block === block.toUpperCase(), sizes).map(
    (stretch) => `${stretch.of ?? "new"} ${stretch.blocks.join("")}`,
  );
}

describe("dividing a document into stretches", () => {
  test("makes new ones of the usual size", () => {
    expect(divided("ABCDEFGHIJ")).toEqual(["new ABCD", "new EFGH", "new IJ"]);
  });

  test("begins none where none may begin", () => {
    expect(divided("AbcdefGHIJKL")).toEqual(["new Abcdef", "new GHIJ", "new KL"]);
  });

  test("leaves those alone that nothing happened in", () => {
    expect(divided("ABCDEFGHIJ", "ABCD", "EFGH", "IJ")).toEqual(["0 ABCD", "1 EFGH", "2 IJ"]);
    expect(divided("ABCXDEFGHIJ", "ABCD", "EFGH", "IJ")).toEqual(["0 ABCXD", "1 EFGH", "2 IJ"]);
  });

  test("divides one that has become too long, and moves its end alone", () => {
    expect(divided("ABCDEFGHIJ", "ABCDEFG", "HIJ")).toEqual(["0 ABCDEF", "1 GHIJ"]);
    expect(divided("ABCDEFGHIJ", "ABCDEFGHIJ")).toEqual(["0 ABCDEF", "new GHIJ"]);
    expect(divided("ABCDXYEFGH", "ABCD", "EFGH")).toEqual(["0 ABCD", "new XY", "1 EFGH"]);
  });

  test("drops those that are empty, and fills up those that are too short", () => {
    expect(divided("ABGH", "AB", "CD", "EF", "GH")).toEqual(["0 AB", "3 GH"]);
    expect(divided("AEFGH", "ABCD", "EFGH")).toEqual(["0 AE", "1 FGH"]);
  });

  test("takes what came to the front into the first", () => {
    expect(divided("XABCD", "ABCD")).toEqual(["0 XABCD"]);
  });

  test("a beginning that may be one no more joins what stands before", () => {
    expect(divided("ABCDeFGH", "ABCD", "eFGH")).toEqual(["0 ABCDe", "1 FGH"]);
  });

  test("a second time changes nothing", () => {
    const once = divided("ABCDEFGHIJKLMNOP", "ABP", "CDEFGHI");
    const again = divided("ABCDEFGHIJKLMNOP", ...once.map((line) => line.split(" ")[1] ?? ""));
    expect(again.map((line) => line.split(" ")[1])).toEqual(once.map((line) => line.split(" ")[1]));
  });
});
