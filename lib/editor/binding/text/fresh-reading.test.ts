import { expect, test } from "vitest";
import * as Y from "yjs";
import { schema } from "../../schema/schema.ts";
import { readDocument, seedDocument } from "./document.ts";
import { takeReading } from "./fresh-reading.ts";

function written(): Y.Doc {
  const doc = new Y.Doc();
  seedDocument(doc, schema.node("doc", null, [schema.node("block", null, schema.text("one"))]));
  return doc;
}

test("what was just read is taken over, once", () => {
  const doc = written();
  const shown = readDocument(doc, schema);
  const index = takeReading(doc, shown);
  expect(index?.body.entries.map(({ node }) => node)).toEqual([shown.child(0)]);
  expect(takeReading(doc, shown)).toBeUndefined();
});

test("what was changed since, or read in an earlier task, is read anew", async () => {
  const doc = written();
  const shown = readDocument(doc, schema);
  doc.getText("other").insert(0, "x");
  expect(takeReading(doc, shown)).toBeUndefined();
  const again = readDocument(doc, schema);
  await Promise.resolve();
  expect(takeReading(doc, again)).toBeUndefined();
  expect(takeReading(new Y.Doc(), readDocument(doc, schema))).toBeUndefined();
});
