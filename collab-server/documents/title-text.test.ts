import * as fc from "fast-check";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { readTitle, writeTitle } from "./title-text.ts";

function docTitled(title: string): Y.Doc {
  const doc = new Y.Doc();
  if (title !== "") doc.getText("title").insert(0, title);
  return doc;
}

test("whatever stood there, the title becomes the new one", () => {
  const letters = fc.string({ unit: fc.constantFrom("a", "b", "😀", "😁", "é"), maxLength: 8 });
  fc.assert(
    fc.property(letters, letters, (before, after) => {
      const doc = docTitled(before);
      writeTitle(doc, after);
      expect(readTitle(doc)).toBe(after);
      // Half a pair would be replaced by U+FFFD on its way to another person.
      const other = new Y.Doc();
      Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
      expect(readTitle(other)).toBe(after);
    }),
    { numRuns: 500 },
  );
});

test("what somebody else types into the title at the same moment stays", () => {
  const mine = docTitled("Plan for May");
  const theirs = new Y.Doc();
  Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine));
  writeTitle(mine, "Plan for June");
  theirs.getText("title").insert(0, "Our ");
  Y.applyUpdate(mine, Y.encodeStateAsUpdate(theirs));
  expect(readTitle(mine)).toBe("Our Plan for June");
});

test("the same title writes nothing", () => {
  const doc = docTitled("Plan");
  const before = Y.encodeStateVector(doc);
  writeTitle(doc, "Plan");
  expect(Y.encodeStateVector(doc)).toEqual(before);
});
