import { expect, test } from "vitest";
import * as Y from "yjs";
import { documentFormats } from "#lib/collab/document-format.ts";
import { schema } from "#lib/editor/schema/schema.ts";
import { bindingFor } from "./by-format.ts";
import { bodyEditors } from "./headless-edits.ts";

const paragraph = (text: string) => schema.nodes.block.create(null, text === "" ? null : schema.text(text));

for (const format of documentFormats) {
  const open = () => {
    const doc = new Y.Doc();
    const content = schema.nodes.doc.create(null, [paragraph("The quick fox"), paragraph("and the dog")]);
    bindingFor(format).seed(doc, content);
    return doc;
  };
  const lines = (doc: Y.Doc) =>
    bindingFor(format)
      .read(doc, schema)
      .children.map((node) => node.textContent);
  const edit = bodyEditors[format];

  test(`${format}: an edit without an editor is written as the least update`, () => {
    const doc = open();
    let bytes = 0;
    doc.on("update", (update: Uint8Array) => (bytes += update.byteLength));
    edit(doc, schema, (tr) => tr.insertText("slow", 5, 10));
    expect(lines(doc)).toEqual(["The slow fox", "and the dog"]);
    expect(bytes).toBeLessThan(120);
  });

  test(`${format}: blocks can be split and joined`, () => {
    const doc = open();
    edit(doc, schema, (tr) => tr.split(4));
    expect(lines(doc)).toEqual(["The", " quick fox", "and the dog"]);
    edit(doc, schema, (tr) => tr.join(5));
    expect(lines(doc)).toEqual(["The quick fox", "and the dog"]);
  });

  test(`${format}: what changes nothing, or throws, writes nothing`, () => {
    const doc = open();
    const before = Y.encodeStateVector(doc);
    edit(doc, schema, () => {});
    expect(() =>
      edit(doc, schema, (tr) => {
        tr.insertText("half", 1);
        throw new Error("no");
      }),
    ).toThrow("no");
    expect(Y.encodeStateVector(doc)).toEqual(before);
  });

  test(`${format}: anchors are found where their text is now, and nonsense nowhere`, () => {
    const doc = open();
    edit(doc, schema, (tr, { positionOf, rangeOf }) => {
      expect(positionOf({ at: "nonsense" })).toBeUndefined();
      expect(rangeOf({ from: { at: "nonsense" }, to: {} })).toBeUndefined();
      tr.insertText("!", 14);
    });
    expect(lines(doc)[0]).toBe("The quick fox!");
  });
}
