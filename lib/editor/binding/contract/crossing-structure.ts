/** Rows of docs/merging.md that every adapter promises that keeps crossing edits. Part of the suite that every binding passes (binding-contract.ts). */
import { TextSelection, type Transaction } from "prosemirror-state";
import { describe, expect, test } from "vitest";
import { connect, exchange, type Replica } from "../replica.ts";
import { startUndoStep } from "../transaction-meta.ts";
import { expectEqual, type Stage } from "./stage.ts";

export function describeCrossingStructure({ name, pair }: Stage): void {
  describe(`binding ${name}: crossing edits of structure`, () => {
    const rows: { title: string; a: (r: Replica) => void; b: (r: Replica) => void; lines: string[] }[] = [
      {
        title: "Enter before brown ‖ typing after fox",
        a: (r) => r.view.dispatch(r.view.state.tr.split(r.find("brown"))),
        b: (r) => r.select(r.find("fox", 3)).type(" TYPED"),
        lines: ["paragraph:The quick ", "paragraph:brown fox TYPED"],
      },
      {
        title: "Enter ‖ Enter at the same place",
        a: (r) => r.view.dispatch(r.view.state.tr.split(r.find("brown"))),
        b: (r) => r.view.dispatch(r.view.state.tr.split(r.find("brown"))),
        lines: ["paragraph:The quick ", "paragraph:", "paragraph:brown fox"],
      },
      {
        title: "join ‖ join",
        a: (r) => r.view.dispatch(r.view.state.tr.join(r.find("The") - 1)),
        b: (r) => r.view.dispatch(r.view.state.tr.join(r.find("The") - 1)),
        lines: [],
      },
      {
        title: "join ‖ typing in the joined block",
        a: (r) => r.view.dispatch(r.view.state.tr.join(r.find("The") - 1)),
        b: (r) => r.select(r.find("fox", 3)).type(" TYPED"),
        lines: [],
      },
    ];
    test.each(rows)("$title", ({ a: editA, b: editB, lines }) => {
      const [a, b] = pair();
      editA(a);
      editB(b);
      exchange(a, b);
      expectEqual(a, b);
      const expected = lines.length > 0 ? ["paragraph:alpha beta", ...lines] : a.lines.slice(0, 1);
      expect(a.lines).toEqual([...expected, "paragraph:omega"]);
      const text = a.view.state.doc.textContent;
      const words = ["alpha", "quick", "brown", "fox", "omega"];
      expect(words.filter((word) => text.split(word).length !== 2)).toEqual([]);
    });

    test("an anchor survives Enter before it and a join", () => {
      const [a] = pair();
      const anchor = a.binding.toAnchor(a.view.state, a.find("fox"), 1);
      a.view.dispatch(a.view.state.tr.split(a.find("brown")));
      expect(a.binding.fromAnchor(a.view.state, anchor)).toBe(a.find("fox"));
      a.view.dispatch(a.view.state.tr.join(a.find("brown") - 1));
      expect(a.binding.fromAnchor(a.view.state, anchor)).toBe(a.find("fox"));
    });

    test("an anchor survives another kind, a move, a deletion that is undone, and undo of all of it", () => {
      const [a, b] = pair();
      connect(a, b);
      const anchor = b.binding.toAnchor(b.view.state, b.find("fox"), 1);
      const whereFoxIs = (r: Replica) => r.binding.fromAnchor(r.view.state, anchor) === r.find("fox");
      const block = () => ({ at: a.find("The") - 1, node: a.view.state.doc.resolve(a.find("The")).parent });
      const edits: ((tr: Transaction) => Transaction)[] = [
        (tr) => tr.setNodeAttribute(block().at, "kind", "heading"),
        (tr) => {
          const { at, node } = block();
          return tr.delete(at, at + node.nodeSize).insert(0, node);
        },
        (tr) => tr.delete(a.find("quick"), a.find("fox")),
        (tr) => tr.insertText("very ", a.find("fox")),
      ];
      for (const edit of edits) {
        a.view.dispatch(startUndoStep(edit(a.view.state.tr)));
        expect([whereFoxIs(a), whereFoxIs(b)]).toEqual([true, true]);
      }
      a.view.dispatch(startUndoStep(a.view.state.tr.delete(a.find("fox"), a.find("fox", 3))));
      expect(b.binding.fromAnchor(b.view.state, anchor)).toBeDefined();
      while (a.undo()) expectEqual(a, b);
      expect([whereFoxIs(a), whereFoxIs(b)]).toEqual([true, true]);
    });

    test("a caret in the second half stays there when another presses Enter before it", () => {
      const [a, b] = pair();
      connect(a, b);
      b.select(b.find("fox", 1));
      a.view.dispatch(a.view.state.tr.split(a.find("brown")));
      expect(b.view.state.selection.eq(TextSelection.create(b.view.state.doc, b.find("fox", 1)))).toBe(true);
    });
  });
}
