import * as fc from "fast-check";
import { expect, it } from "vitest";
import * as Y from "yjs";
import { positionAfter } from "./position-after.ts";

it("moves with text before it and stays before text at it", () => {
  expect(positionAfter(3, [{ insert: "ab" }])).toBe(5);
  expect(positionAfter(3, [{ retain: 3 }, { insert: "ab" }])).toBe(3);
  expect(positionAfter(0, [{ insert: "ab" }])).toBe(0);
  expect(positionAfter(3, [{ retain: 5 }, { insert: "ab" }])).toBe(3);
});

it("falls back to where its text was deleted", () => {
  expect(positionAfter(3, [{ delete: 2 }])).toBe(1);
  expect(positionAfter(3, [{ retain: 1 }, { delete: 9 }])).toBe(1);
  expect(positionAfter(3, [{ retain: 1 }, { delete: 1 }, { insert: "xyz" }])).toBe(5);
});

it("agrees with Yjs' relative positions", () => {
  const edit = fc.record({ index: fc.nat(20), remove: fc.nat(4), insert: fc.string({ maxLength: 3 }) });
  fc.assert(
    fc.property(fc.nat(20), fc.array(edit, { minLength: 1, maxLength: 4 }), (wanted, edits) => {
      const text = new Y.Doc().getText();
      text.insert(0, "0123456789abcdefghij");
      const position = Math.min(wanted, text.length);
      // Sticks to the letter before, so that text coming in at the position goes behind it.
      const anchor = Y.createRelativePositionFromTypeIndex(text, position, -1);
      let mapped = position;
      text.observe((event) => {
        mapped = positionAfter(mapped, event.delta);
      });
      for (const { index, remove, insert } of edits) {
        const start = Math.min(index, text.length);
        // One replacement per event, as a person makes them; and none that ends at the position, where the two rules differ
        // in which side of the new text a deleted letter belongs to.
        if (start < mapped && start + remove >= mapped && insert !== "") continue;
        text.doc?.transact(() => {
          text.delete(start, Math.min(remove, text.length - start));
          text.insert(start, insert);
        });
      }
      const { doc } = text;
      if (doc === null) throw new Error("unreachable");
      expect(mapped).toBe(Y.createAbsolutePositionFromRelativePosition(anchor, doc)?.index);
    }),
    { seed: 5, numRuns: 500 },
  );
});
