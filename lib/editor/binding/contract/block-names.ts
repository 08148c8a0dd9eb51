/** Names of blocks, for links to them. Part of the suite that every binding passes (binding-contract.ts). */
import { describe, expect, test } from "vitest";
import { schema } from "../../schema/schema.ts";
import { exchange, type Replica } from "../replica.ts";
import { startUndoStep } from "../transaction-meta.ts";
import { block, type Stage, threeBlocks } from "./stage.ts";

export function describeBlockNames({ name, keepsCrossingEdits, pair }: Stage): void {
  describe(`binding ${name}: names of blocks`, () => {
    const nameOf = ({ binding, view }: Replica, index: number): string => {
      let at = 0;
      for (let child = 0; child < index; child += 1) at += view.state.doc.child(child).nodeSize;
      return binding.blockName(view.state, at) ?? "none";
    };
    const lineAt = (replica: Replica, blockName: string): string | undefined => {
      const at = replica.binding.blockAt(replica.view.state, blockName);
      return at === undefined ? undefined : replica.view.state.doc.nodeAt(at)?.textContent;
    };

    test("every block has one of its own, the same for everybody, and it fits an address", () => {
      const [a, b] = pair([...threeBlocks(), schema.node("divider"), block("")]);
      const names = [0, 1, 2, 3, 4].map((index) => nameOf(a, index));
      expect(new Set(names).size).toBe(5);
      expect(names).toEqual([0, 1, 2, 3, 4].map((index) => nameOf(b, index)));
      for (const each of names) expect(encodeURIComponent(each)).toBe(each);
    });

    test("it stays through letters, a new kind, and others' blocks before it", () => {
      const [a, b] = pair();
      const fox = nameOf(a, 1);
      a.select(a.find("fox")).type("big ");
      a.view.dispatch(a.view.state.tr.setNodeAttribute(a.find("The") - 1, "kind", "heading"));
      b.view.dispatch(b.view.state.tr.insert(0, block("new")));
      exchange(a, b);
      for (const each of [a, b]) expect(lineAt(each, fox)).toBe("The quick brown big fox");
    });

    test("a deleted block's leads nowhere, and neither does what is no name", () => {
      const [a, b] = pair();
      const fox = nameOf(a, 1);
      const from = a.find("The") - 1;
      a.view.dispatch(a.view.state.tr.delete(from, from + a.view.state.doc.child(1).nodeSize));
      exchange(a, b);
      const rubbish = ["", "-", "x", "1-", "0-0", "zzzzzzzzzzz-zzzzzzzzzzz", "1-999999", "A-B", `${fox}-1`];
      for (const each of [fox, ...rubbish]) {
        expect(lineAt(a, each)).toBeUndefined();
        expect(lineAt(b, each)).toBeUndefined();
      }
    });

    test.runIf(keepsCrossingEdits)(
      "it stays through a move, a deletion that is undone, and with the first half of a block in two",
      () => {
        const [a, b] = pair();
        const fox = nameOf(a, 1);
        const from = a.find("The") - 1;
        const moved = a.view.state.doc.child(1);
        const tr = startUndoStep(a.view.state.tr);
        a.view.dispatch(tr.insert(0, moved).delete(from + moved.nodeSize, from + 2 * moved.nodeSize));
        expect(a.lines[0]).toBe("paragraph:The quick brown fox");
        exchange(a, b);
        for (const each of [a, b]) expect(lineAt(each, fox)).toBe("The quick brown fox");
        a.view.dispatch(startUndoStep(a.view.state.tr).delete(0, moved.nodeSize));
        expect(lineAt(a, fox)).toBeUndefined();
        a.undo();
        exchange(a, b);
        for (const each of [a, b]) expect(lineAt(each, fox)).toBe("The quick brown fox");
        b.view.dispatch(b.view.state.tr.split(b.find("brown")));
        exchange(a, b);
        for (const each of [a, b]) expect(lineAt(each, fox)).toBe("The quick ");
      },
    );
  });
}
