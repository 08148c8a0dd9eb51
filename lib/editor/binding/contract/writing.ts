/** What becomes of what is done in the editor. Part of the suite that every binding passes (binding-contract.ts). */
import type { Transaction } from "prosemirror-state";
import { describe, expect, test, vi } from "vitest";
import { schema } from "../../schema/schema.ts";
import { connect, exchange } from "../replica.ts";
import { block, expectEqual, type Stage, threeBlocks } from "./stage.ts";

export function describeWriting({ name, documentOf, letGo, open, pair }: Stage): void {
  describe(`binding ${name}: writing`, () => {
    test("typing a letter is one small update", () => {
      const [a] = pair();
      const sizes: number[] = [];
      a.doc.on("update", (update: Uint8Array) => sizes.push(update.length));
      a.select(a.find("quick")).type("x");
      expect(sizes).toHaveLength(1);
      expect(sizes[0]).toBeLessThan(40);
    });

    test("every kind of edit arrives on the other side", () => {
      const [a, b] = pair();
      connect(a, b);
      const edits: ((tr: Transaction) => Transaction)[] = [
        (tr) => tr.insertText("very ", a.find("quick")),
        (tr) => tr.delete(a.find("brown"), a.find("brown", 6)),
        (tr) => tr.addMark(a.find("quick"), a.find("quick", 5), schema.mark("strong")),
        (tr) => tr.removeMark(a.find("quick", 1), a.find("quick", 3), schema.mark("strong")),
        (tr) => tr.split(a.find("quick")),
        (tr) => tr.setNodeMarkup(a.find("quick") - 1, null, { kind: "heading", level: 3 }),
        (tr) => tr.insert(0, schema.node("divider")),
        (tr) => tr.join(a.find("quick") - 1),
        (tr) => tr.insert(tr.doc.content.size, [block("new", { kind: "bullet", indent: 1 }), block("")]),
        (tr) => tr.delete(0, 1),
        (tr) => tr.replaceWith(0, tr.doc.content.size, [block("all"), block("new again")]),
      ];
      for (const edit of edits) {
        a.view.dispatch(edit(a.view.state.tr));
        expectEqual(a, b);
      }
      expect(b.lines).toEqual(["paragraph:all", "paragraph:new again"]);
    });

    test("in a row of equal letters, the one at the caret is written and deleted", () => {
      const [a, b] = pair([block("aaaa")]);
      const anchor = b.binding.toAnchor(b.view.state, 3, -1);
      a.select(3).type("a");
      exchange(a, b);
      expect(b.binding.fromAnchor(b.view.state, anchor)).toBe(3);
      a.view.dispatch(a.view.state.tr.delete(4, 5));
      exchange(a, b);
      expect(b.binding.fromAnchor(b.view.state, anchor)).toBe(3);
    });

    test("a viewer's view writes nothing, and changes nothing on its own", () => {
      const update = documentOf(threeBlocks());
      const viewer = open(update, { editable: false });
      const writes = vi.fn<() => void>();
      viewer.doc.on("update", writes);
      viewer.type("no");
      expect(viewer.undo()).toBe(false);
      expect(writes).not.toHaveBeenCalled();
      expect(viewer.lines[0]).toBe("paragraph:alpha beta");
      expect(viewer.awareness.getLocalState()?.cursor).toBeUndefined();
    });

    test("a viewer follows what others write", () => {
      const update = documentOf(threeBlocks());
      const viewer = open(update, { editable: false });
      const writer = open(update);
      connect(viewer, writer);
      writer.select(writer.find("omega")).type("and ");
      expect(viewer.lines[2]).toBe("paragraph:and omega");
    });

    test("a destroyed view neither writes nor listens", () => {
      const [a, b] = pair();
      a.view.destroy();
      b.select(b.find("omega")).type("x");
      expect(() => exchange(a, b)).not.toThrow();
      letGo(a);
      a.doc.destroy();
    });
  });
}
