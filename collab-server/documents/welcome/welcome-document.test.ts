import { expect, test } from "vitest";
import * as Y from "yjs";
import { bodyReaders } from "#lib/editor/binding/body-readers.ts";
import { bodySeeders } from "#lib/editor/binding/body-seeders.ts";
import { schema } from "#lib/editor/schema/schema.ts";
import { languages } from "#lib/texts/language.ts";
import { welcomeDocument } from "./welcome-document.ts";

const shapeOf = (language: (typeof languages)[number]) =>
  welcomeDocument(language).content.children.map((node) => [node.type.name, node.attrs.kind]);

test("it has tasks, a table, a callout and steps, and is the same page in every language", () => {
  const kinds = shapeOf("en").flat();
  for (const kind of ["task", "table", "callout", "heading", "ordered", "bullet"])
    expect(kinds).toContain(kind);
  for (const language of languages) expect(shapeOf(language)).toEqual(shapeOf("en"));
});

test.each(languages)("no mark of its own making is left in the text (%s)", (language) => {
  const { title, content } = welcomeDocument(language);
  expect(title).not.toBe("");
  expect(content.textContent).not.toMatch(/\*\*|`/);
});

test("it lies in a new document as it was written", () => {
  const doc = new Y.Doc();
  const { content } = welcomeDocument("en");
  bodySeeders.text(doc, content);
  const stored = bodyReaders.text(doc, schema);
  expect(stored.textContent).toBe(content.textContent);
  expect(stored.child(7).attrs).toEqual(content.child(7).attrs);
});
