/** Places that go with the text. Part of the suite that every binding passes (binding-contract.ts). */
import { describe, expect, test } from "vitest";
import { schema } from "../../schema/schema.ts";
import { block, type Stage } from "./stage.ts";

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
      expect([...a.doc.share.keys()]).toEqual(roots);
    });
  });
}
