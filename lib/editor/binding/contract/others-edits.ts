/** How what others write reaches the view. Part of the suite that every binding passes (binding-contract.ts). */
import { Decoration, DecorationSet } from "prosemirror-view";
import { describe, expect, test, vi } from "vitest";
import { schema } from "../../schema/schema.ts";
import { connect, exchange } from "../replica.ts";
import { block, expectEqual, type Stage } from "./stage.ts";

export function describeOthersEdits({ name, pair }: Stage): void {
  describe(`binding ${name}: others' edits`, () => {
    test("reach the view as the least change: untouched blocks stay the same objects", () => {
      const [a, b] = pair();
      connect(a, b);
      const before = b.view.state.doc.children;
      a.select(a.find("quick")).type("very ");
      const after = b.view.state.doc.children;
      expect(after[0]).toBe(before[0]);
      expect(after[2]).toBe(before[2]);
    });

    test("two changes far apart in one step leave what is between alone", () => {
      const [a, b] = pair();
      const positions: number[][] = [];
      const dispatch = vi.spyOn(b.view, "dispatch").mockImplementation((tr) => {
        for (const map of tr.mapping.maps)
          map.forEach((from, to) => {
            positions.push([from, to]);
          });
        b.view.updateState(b.view.state.apply(tr));
      });
      const middle = b.view.state.doc.child(1);
      a.select(a.find("alpha")).type("x");
      a.select(a.find("omega", 5)).type("y");
      exchange(a, b);
      expect(b.view.state.doc.child(1)).toBe(middle);
      expect(positions.every(([from = 0, to = 0]) => to - from <= 1)).toBe(true);
      dispatch.mockRestore();
    });

    test("a change of kind or of marks moves no position", () => {
      const [a, b] = pair();
      connect(a, b);
      const word = b.find("brown");
      let decorations = DecorationSet.create(b.view.state.doc, [Decoration.inline(word, word + 5, {})]);
      const dispatch = vi.spyOn(b.view, "dispatch").mockImplementation((tr) => {
        decorations = decorations.map(tr.mapping, tr.doc);
        b.view.updateState(b.view.state.apply(tr));
      });
      a.view.dispatch(
        a.view.state.tr
          .setNodeAttribute(a.find("The") - 1, "kind", "quote")
          .addMark(a.find("quick"), a.find("fox"), schema.mark("em")),
      );
      const [decoration] = decorations.find();
      expect([decoration?.from, decoration?.to]).toEqual([word, word + 5]);
      dispatch.mockRestore();
    });

    test("the caret stays in its place among the letters", () => {
      const [a, b] = pair();
      connect(a, b);
      b.select(b.find("quick", 2));
      a.select(a.find("alpha")).type("more and more ");
      a.select(a.find("quick")).type("very ");
      a.view.dispatch(a.view.state.tr.delete(a.find("The"), a.find("The", 4)));
      const { $head } = b.view.state.selection;
      expect($head.parent.textBetween(0, $head.parentOffset)).toBe("very qu");
    });

    test("a selection keeps out what is written at its edges", () => {
      const [a, b] = pair();
      connect(a, b);
      b.select(b.find("quick"), b.find("quick", 5));
      a.select(a.find("quick")).type("so ");
      a.select(a.find("quick", 5)).type("ly");
      const { from, to } = b.view.state.selection;
      expect(b.view.state.doc.textBetween(from, to)).toBe("quick");
    });

    test("two people who type at the same place get two runs, not a mixture", () => {
      const [a, b] = pair([block("start end")]);
      connect(a, b);
      a.select(a.find("end"));
      b.select(b.find("end"));
      for (const letter of "12345") {
        a.type(letter);
        b.type("abcde"["12345".indexOf(letter)] ?? "");
      }
      expectEqual(a, b);
      expect(a.lines[0]).toContain("12345");
      expect(a.lines[0]).toContain("abcde");
    });

    test("plain text typed on both sides while apart is there once", () => {
      const [a, b] = pair();
      a.select(a.find("quick")).type("very ");
      b.select(b.find("fox", 3)).type(" jumps");
      exchange(a, b);
      expectEqual(a, b);
      expect(a.lines[1]).toBe("paragraph:The very quick brown fox jumps");
    });

    test("a change of kind and typing cross and both stay", () => {
      const [a, b] = pair();
      a.view.dispatch(
        a.view.state.tr.setNodeMarkup(a.find("The") - 1, null, { kind: "heading", level: 2, indent: 0 }),
      );
      b.select(b.find("fox", 3)).type(" typed");
      exchange(a, b);
      expectEqual(a, b);
      expect(a.lines[1]).toBe("heading:The quick brown fox typed");
    });
  });
}
