/** Taking back one's own steps. Part of the suite that every binding passes (binding-contract.ts). */
import type { Transaction } from "prosemirror-state";
import { describe, expect, test } from "vitest";
import { schema } from "../../schema/schema.ts";
import { connect } from "../replica.ts";
import { startUndoStep } from "../transaction-meta.ts";
import { expectEqual, type Stage } from "./stage.ts";

export function describeUndo({ name, pair }: Stage): void {
  describe(`binding ${name}: undo`, () => {
    test("takes back one's own step and puts the caret where it was", () => {
      const [a, b] = pair();
      connect(a, b);
      a.select(a.find("quick")).type("very ");
      b.select(b.find("omega", 5)).type(" B");
      expect(a.undo()).toBe(true);
      expect(a.lines).toEqual(["paragraph:alpha beta", "paragraph:The quick brown fox", "paragraph:omega B"]);
      expect(a.view.state.selection.from).toBe(a.find("quick"));
      expect(a.redo()).toBe(true);
      expect(a.lines[1]).toBe("paragraph:The very quick brown fox");
      expect(a.view.state.selection.from).toBe(a.find("quick"));
      expectEqual(a, b);
    });

    test("never takes back another's step", () => {
      const [a, b] = pair();
      connect(a, b);
      b.select(b.find("omega")).type("B ");
      expect(a.run((state) => a.binding.undo(state))).toBe(false);
      expect(a.undo()).toBe(false);
      expect(a.lines[2]).toBe("paragraph:B omega");
    });

    test("leaves what another typed into the same words since", () => {
      const [a, b] = pair();
      connect(a, b);
      a.select(a.find("quick")).type("very very ");
      b.select(b.find("very", 5)).type("BB ");
      a.undo();
      expectEqual(a, b);
      expect(a.lines[1]).toBe("paragraph:The BB quick brown fox");
    });

    test("brings a deleted selection back, selected", () => {
      const [a] = pair();
      a.select(a.find("quick"), a.find("quick", 5));
      a.view.dispatch(a.view.state.tr.deleteSelection());
      a.undo();
      const { from, to } = a.view.state.selection;
      expect(a.view.state.doc.textBetween(from, to)).toBe("quick");
    });

    test("takes back kinds, marks, splits and joins", () => {
      const [a, b] = pair();
      connect(a, b);
      const before = a.view.state.doc.toJSON();
      const edits: ((tr: Transaction) => Transaction)[] = [
        (tr) => tr.setNodeMarkup(a.find("The") - 1, null, { kind: "quote", indent: 1 }),
        (tr) => tr.addMark(a.find("The"), a.find("brown"), schema.mark("strong")),
        (tr) => tr.split(a.find("brown")),
        (tr) => tr.join(a.find("The") - 1),
        (tr) => tr.insert(0, schema.node("divider")),
      ];
      for (const edit of edits) {
        a.view.dispatch(startUndoStep(edit(a.view.state.tr)));
        const after = a.view.state.doc.toJSON();
        expect(a.undo()).toBe(true);
        expect(a.view.state.doc.toJSON()).toEqual(before);
        expect(a.redo()).toBe(true);
        expect(a.view.state.doc.toJSON()).toEqual(after);
        a.undo();
        expectEqual(a, b);
      }
    });

    test("a transaction that starts a step is taken back without the typing around it", () => {
      const [a] = pair();
      a.select(a.find("quick")).type("ab");
      a.view.dispatch(startUndoStep(a.view.state.tr.insertText("cd")));
      a.type("ef");
      a.undo();
      expect(a.lines[1]).toBe("paragraph:The abcdquick brown fox");
      a.undo();
      expect(a.lines[1]).toBe("paragraph:The abquick brown fox");
      a.undo();
      expect(a.lines[1]).toBe("paragraph:The quick brown fox");
    });

    test("a transaction outside the history is kept by undo", () => {
      const [a] = pair();
      a.select(a.find("quick")).type("ab");
      const { tr } = a.view.state;
      a.view.dispatch(tr.insertText("X", a.find("omega")).setMeta("addToHistory", false));
      a.undo();
      expect(a.lines).toEqual(["paragraph:alpha beta", "paragraph:The quick brown fox", "paragraph:Xomega"]);
    });
  });
}
