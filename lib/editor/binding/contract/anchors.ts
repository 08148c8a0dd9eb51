/** Places that go with the text. Part of the suite that every binding passes (binding-contract.ts). */
import { describe, expect, test } from "vitest";
import { schema } from "../../schema/schema.ts";
import type { AnchorRange } from "../binding.ts";
import { exchange, type Replica } from "../replica.ts";
import { block, type Stage } from "./stage.ts";

/** As a comment on the first such text has it, through JSON. */
function rangeOf(r: Replica, text: string): AnchorRange {
  const [from, to] = [r.find(text), r.find(text, text.length)];
  const range = {
    from: r.binding.toAnchor(r.view.state, from, 1),
    to: r.binding.toAnchor(r.view.state, to, -1),
  };
  return JSON.parse(JSON.stringify(range));
}

function textIn(r: Replica, range: AnchorRange): string | undefined {
  const place = r.binding.fromRange(r.view.state, range);
  return place && r.view.state.doc.textBetween(place.from, place.to, "|");
}

function remove(r: Replica, text: string): void {
  r.view.dispatch(r.view.state.tr.delete(r.find(text), r.find(text, text.length)));
}

export function describeAnchors({ name, pair }: Stage): void {
  describe(`binding ${name}: anchors`, () => {
    test("every position of a document survives the way to an anchor and back, through JSON and without a view", () => {
      const content = [
        block("ab"),
        block("", { kind: "bullet" }),
        schema.node("divider"),
        block("cd", { kind: "code" }),
      ];
      const [a] = pair(content);
      const { state } = a.view;
      for (let position = 0; position <= state.doc.content.size; position++) {
        for (const side of [-1, 1] as const) {
          const anchor = JSON.parse(JSON.stringify(a.binding.toAnchor(state, position, side)));
          expect(a.binding.fromAnchor(state, anchor)).toBe(position);
          expect(a.binding.resolveAnchor(a.doc, schema, anchor)).toBe(position);
        }
      }
    });

    test("the side says with which neighbour an anchor goes", () => {
      const [a] = pair([block("ab")]);
      const left = a.binding.toAnchor(a.view.state, 2, -1);
      const right = a.binding.toAnchor(a.view.state, 2, 1);
      a.select(2).type("xyz");
      expect(a.binding.fromAnchor(a.view.state, left)).toBe(2);
      expect(a.binding.fromAnchor(a.view.state, right)).toBe(5);
    });

    test("a text is where what is left of it is, with what was written into it", () => {
      const [a, b] = pair([block("alpha"), block("one two three"), block("omega")]);
      const range = rangeOf(a, "one two three");
      expect(textIn(a, range)).toBe("one two three");
      remove(a, "one ");
      remove(a, " three");
      a.select(a.find("two")).type("before ");
      a.select(a.find("two", 3)).type(" behind");
      expect(textIn(a, range)).toContain("two");
      exchange(a, b);
      remove(a, "two");
      b.select(b.find("two", 1)).type("X");
      exchange(a, b);
      expect([textIn(a, range), textIn(b, range)]).toEqual([textIn(a, range), textIn(a, range)]);
      expect(textIn(a, range)).toContain("X");
      expect(textIn(a, range)).not.toMatch(/alpha|omega/);
    });

    test("a text that is gone is nowhere, also where what stood beside it was moved around others' text", () => {
      const [a, b] = pair([block("alpha"), block("one two three"), block("omega"), block("last")]);
      const range = rangeOf(a, "one two three");
      const { tr } = a.view.state;
      const at = a.find("one") - 1;
      a.view.dispatch(tr.delete(at, at + tr.doc.child(1).nodeSize));
      expect(textIn(a, range)).toBeUndefined();
      exchange(a, b);
      const omega = b.view.state.doc.child(1);
      const move = b.view.state.tr.delete(b.find("omega") - 1, b.find("last") - 1).insert(0, omega);
      b.view.dispatch(move);
      exchange(a, b);
      expect(a.lines).toEqual(["paragraph:omega", "paragraph:alpha", "paragraph:last"]);
      expect([textIn(a, range), textIn(b, range)]).toEqual([undefined, undefined]);
      a.undo();
      expect(textIn(a, range)).toBe("one two three");
    });

    test("a text that is gone is not the words before it that undo put back", () => {
      const [a, b] = pair([block("one two three four")]);
      remove(a, "one two");
      a.undo();
      const last = rangeOf(a, "two three");
      remove(a, "two three");
      exchange(a, b);
      expect(a.lines).toEqual(["paragraph:one  four"]);
      expect([textIn(a, last), textIn(b, last)]).toEqual([undefined, undefined]);
      a.select(a.find("one", 3)).type(" new");
      const fresh = rangeOf(a, "new");
      const around = rangeOf(a, "new  fo");
      remove(a, "new  fo");
      exchange(a, b);
      expect([fresh, around].map((each) => textIn(b, each))).toEqual([undefined, undefined]);
    });

    test("of a text whose first and last letter are gone the rest that undo put back is there", () => {
      const [a, b] = pair([block("alpha"), block("one two three"), block("omega")]);
      const range = rangeOf(a, "one two three");
      remove(a, "two");
      a.undo();
      remove(a, "one ");
      remove(a, " three");
      exchange(a, b);
      expect([textIn(a, range), textIn(b, range)]).toEqual(["two", "two"]);
    });

    test("anything that is no anchor resolves to nothing and creates nothing", () => {
      const [a] = pair();
      const roots = [...a.doc.share.keys()];
      const rubbish: Record<string, unknown>[] = [
        {},
        { item: 5 },
        { item: { client: "x", clock: {} } },
        { item: { client: 1e15, clock: 3 }, assoc: 0 },
        { item: { client: -1, clock: -1 } },
        { type: { client: 99, clock: 0 } },
        { tname: "evil" },
        { tname: "__proto__" },
      ];
      const resolved = rubbish.filter((anchor) => a.binding.fromAnchor(a.view.state, anchor) !== undefined);
      expect(resolved).toEqual([]);
      for (const from of rubbish)
        expect(a.binding.fromRange(a.view.state, { from, to: from })).toBeUndefined();
      expect([...a.doc.share.keys()]).toEqual(roots);
    });
  });
}
