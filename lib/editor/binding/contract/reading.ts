/** What reading a body gives, and that nothing is written for it. Part of the suite that every binding passes (binding-contract.ts). */
import { describe, expect, test, vi } from "vitest";
import * as Y from "yjs";
import { schema } from "../../schema/schema.ts";
import { exchange } from "../replica.ts";
import { block, expectEqual, type Stage, threeBlocks } from "./stage.ts";

export function describeReading({ name, createBinding, documentOf, open, pair }: Stage): void {
  describe(`binding ${name}: reading and seeding`, () => {
    test("an empty body reads as one empty paragraph and nothing is written for it", () => {
      const doc = new Y.Doc();
      const read = createBinding().read(doc, schema);
      expect(read.childCount).toBe(1);
      expect(read.firstChild?.attrs.kind).toBe("paragraph");
      expect(Y.encodeStateVector(doc)).toEqual(Y.encodeStateVector(new Y.Doc()));
    });

    test("what is seeded is what is read: kinds, attributes, marks, atoms", () => {
      const bold = schema.mark("strong");
      const link = schema.mark("link", { href: "https://example.org/" });
      const content = schema.node("doc", null, [
        block("Title", { kind: "heading", level: 2, id: "top" }),
        schema.node("block", { kind: "task", checked: true, indent: 2 }, [
          schema.text("one "),
          schema.text("two", [bold]),
          schema.text(" three", [link, bold]),
        ]),
        schema.node("divider"),
        block("let x\n  = 1", { kind: "code", language: "js" }),
        block(""),
      ]);
      const doc = new Y.Doc();
      createBinding().seed(doc, content);
      expect(createBinding().read(doc, schema).toJSON()).toEqual(content.toJSON());
    });

    test("seeding a body that holds something is refused", () => {
      const doc = new Y.Doc();
      createBinding().seed(doc, schema.node("doc", null, threeBlocks()));
      expect(() => createBinding().seed(doc, schema.node("doc", null, threeBlocks()))).toThrow("not empty");
    });

    test("opening, reading and looking around write nothing", () => {
      const replica = open(documentOf(threeBlocks()));
      const update = vi.fn<() => void>();
      replica.doc.on("update", update);
      replica.select(replica.find("quick")).select(replica.find("omega"));
      createBinding().read(replica.doc, schema);
      expect(update).not.toHaveBeenCalled();
    });

    test("what came in between reading and showing is shown", () => {
      const [a, b] = pair();
      a.select(a.find("omega", 5)).type("!");
      const late = open(Y.encodeStateAsUpdate(b.doc));
      exchange(a, late);
      expectEqual(a, late);
    });
  });
}
