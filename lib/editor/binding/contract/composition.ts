/** What a binding does while an input method composes: the browser would end the composition if its block changed. */
import type { Node } from "prosemirror-model";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { applyAwarenessUpdate, encodeAwarenessUpdate } from "y-protocols/awareness";
import { schema } from "../../schema/schema.ts";
import { connect, exchange, type Replica } from "../replica.ts";
import { startUndoStep } from "../transaction-meta.ts";
import { block, type Stage } from "./stage.ts";

const table = (...rows: string[][]) =>
  schema.node(
    "table",
    null,
    rows.map((row) =>
      schema.node(
        "table_row",
        null,
        row.map((text) => schema.node("table_cell", null, [block(text)])),
      ),
    ),
  );

/** Part of the suite that every binding passes (binding-contract.ts). */
export function describeComposition(stage: Stage): void {
  const pair = () => stage.pair([block("The quick fox"), table(["aa", "bb"], ["cc", ""]), block("omega")]);
  /** From now on `replica` composes; returns what ends it. */
  const compose = ({ view }: Replica) => {
    const composing = vi.spyOn(view, "composing", "get").mockReturnValue(true);
    return () => {
      composing.mockReturnValue(false);
      view.dom.dispatchEvent(new Event("compositionend"));
    };
  };
  const settle = () => vi.advanceTimersByTime(100);
  const lines = (doc: Node) =>
    doc.children.map((node) =>
      node.isTextblock
        ? node.textContent
        : node.children
            .map((row) =>
              row.children.map((each) => each.children.map((b) => b.textContent).join("/")).join(" "),
            )
            .join("|"),
    );
  const shown = ({ view }: Replica) => lines(view.state.doc);
  const cellOf = ({ view }: Replica, row: number, column: number) => {
    let found = -1;
    view.state.doc.forEach((node, at) => {
      if (node.type.name !== "table") return;
      node.forEach((rowNode, rowAt, i) =>
        rowNode.forEach((_, cellAt, j) => {
          if (i === row && j === column) found = at + rowAt + cellAt + 4;
        }),
      );
    });
    return found;
  };
  const meet = (a: Replica, b: Replica) => {
    exchange(a, b);
    expect(a.view.state.doc.toJSON()).toEqual(b.view.state.doc.toJSON());
    return shown(a);
  };

  describe(`binding ${stage.name}: composition`, () => {
    beforeEach(() => {
      vi.useFakeTimers();
    });
    afterEach(() => {
      vi.useRealTimers();
    });

    test("a change in the composing block waits until the end, elsewhere it comes at once", () => {
      const [a, b] = pair();
      connect(a, b);
      const end = compose(a);
      a.select(a.find("quick")).type("か");
      b.select(b.find("fox", 3)).type(" jumps");
      b.select(b.find("omega")).type("and ");
      b.select(b.find("aa")).type("x");
      expect(shown(a)).toEqual(["The かquick fox", "xaa bb|cc ", "and omega"]);
      a.type("な");
      b.select(b.find("omega")).type("so ");
      end();
      settle();
      expect(meet(a, b)).toEqual(["The かなquick fox jumps", "xaa bb|cc ", "and so omega"]);
      expect(a.view.state.selection.head).toBe(a.find("quick"));
      a.view.dispatch(startUndoStep(a.view.state.tr.insertText("!")));
      a.undo();
      expect(meet(a, b)[0]).toBe("The かなquick fox jumps");
    });

    test("the same in a cell: its block waits, other cells, rows and blocks come at once", () => {
      const [a, b] = pair();
      connect(a, b);
      const end = compose(a);
      a.select(a.find("aa", 1)).type("か");
      b.select(b.find("aか", 3)).type("Z");
      b.select(b.find("bb")).type("Y");
      b.select(b.find("fox")).type("old ");
      b.view.dispatch(b.view.state.tr.split(b.find("omega", 1)));
      expect(shown(a)).toEqual(["The quick old fox", "aかa Ybb|cc ", "o", "mega"]);
      a.type("な");
      b.select(b.find("cc")).type("X");
      end();
      settle();
      expect(meet(a, b)).toEqual(["The quick old fox", "aかなaZ Ybb|Xcc ", "o", "mega"]);
      expect(a.view.state.selection.head).toBe(a.find("aかなa", 3));
    });

    test("another begins the same empty cell: both texts are there in the end", () => {
      const [a, b] = pair();
      const end = compose(a);
      a.select(cellOf(a, 1, 1)).type("か");
      b.select(cellOf(b, 1, 1)).type("Z");
      connect(a, b);
      expect(shown(a)[1]).toBe("aa bb|cc か");
      a.type("な");
      end();
      settle();
      expect(meet(a, b)[1]).toBe("aa bb|cc かな/Z");
    });

    test("another deletes the row: what is composed stays", () => {
      const [a, b] = pair();
      connect(a, b);
      const end = compose(a);
      a.select(a.find("cc", 2)).type("か");
      b.view.state.doc.forEach((node, at) => {
        const [first] = node.children;
        if (node.type.name === "table" && first !== undefined)
          b.view.dispatch(b.view.state.tr.replaceWith(at + 1, at + node.nodeSize - 1, first));
      });
      expect(shown(a)[1]).toBe("aa bb|ccか ");
      a.type("な");
      end();
      settle();
      expect(meet(a, b)[1]).toBe("aa bb|な ");
    });

    test("another deletes the block: what is composed from then on stays", () => {
      const [a, b] = pair();
      connect(a, b);
      const end = compose(a);
      a.select(a.find("omega")).type("か");
      const last = b.view.state.doc.lastChild?.nodeSize ?? 0;
      const { size } = b.view.state.doc.content;
      b.view.dispatch(b.view.state.tr.delete(size - last, size));
      expect(shown(a)[2]).toBe("かomega");
      a.type("な");
      end();
      settle();
      expect(meet(a, b)).toEqual(["The quick fox", "aa bb|cc ", "な"]);
    });

    test.each([
      ["a block", "fox", "The quick かn/fox!"],
      ["a cell", "aa", "かn/aa! bb|cc "],
    ])("what is typed, and Enter, right behind the end is kept: %s", (_, word, expected) => {
      const [a, b] = pair();
      connect(a, b);
      const end = compose(a);
      a.select(a.find(word)).type("か");
      b.select(b.find(word, word.length)).type("!");
      end();
      a.type("n");
      a.view.dispatch(a.view.state.tr.split(a.view.state.selection.head));
      settle();
      expect(meet(a, b).join("/")).toContain(expected);
    });

    test("another's caret that comes into the block is drawn there when it is done, and elsewhere at once", () => {
      const [a, b] = pair();
      connect(a, b);
      const caretIn = () => a.view.dom.querySelector(".remote-caret")?.closest("p")?.textContent;
      const show = (word: string) => {
        const anchor: unknown = b.binding.toAnchor(b.view.state, b.find(word), -1);
        b.awareness.setLocalState({
          user: { id: "b", name: "B", color: "#123456" },
          cursor: { anchor, head: anchor },
        });
        const update = encodeAwarenessUpdate(b.awareness, [b.awareness.clientID]);
        applyAwarenessUpdate(a.awareness, update, "network");
      };
      show("omega");
      expect(caretIn()).toBe("omega");
      a.select(a.find("quick"));
      const end = compose(a);
      show("fox");
      expect(caretIn()).toBe("omega");
      show("aa");
      expect(caretIn()).toBe("aa");
      show("fox");
      end();
      settle();
      expect(caretIn()).toBe("The quick fox");
    });

    test("closing the editor writes what was composed", () => {
      const [a, b] = pair();
      connect(a, b);
      compose(a);
      a.select(a.find("aa")).type("か");
      b.select(b.find("aa", 2)).type("!");
      a.type("な");
      a.view.destroy();
      stage.letGo(a);
      expect(shown(b)[1]).toBe("かなaa! bb|cc ");
    });
  });
}
