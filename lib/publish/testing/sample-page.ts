/** Documents for the tests of published pages. */
import type { Node } from "prosemirror-model";
import * as Y from "yjs";
import type { ShownPublication } from "#lib/collab/publish-api.ts";
import { bodySeeders } from "../../editor/binding/body-seeders.ts";
import { schema } from "../../editor/schema/schema.ts";
import { englishTexts } from "../../texts/testing/english-texts.ts";
import { toHtml } from "../page-element.ts";
import { type RenderedPage, renderPage } from "../render-page.ts";

/** What the collab server says of the page at /p/sample. */
export const samplePublication: ShownPublication = {
  state: "published",
  slug: "sample",
  mode: "live",
  isIndexed: false,
  language: "en",
  publishedAt: 0,
  frozenAt: null,
  format: "text",
  version: "v",
};

/** A block with text, or with inline nodes. */
export function block(attrs: Readonly<Record<string, unknown>>, ...content: (string | Node)[]): Node {
  const nodes = content.map((part) => (typeof part === "string" ? schema.text(part) : part));
  return schema.node("block", attrs, nodes);
}

/** A document's whole state, as the collab server hands it over. */
export function stateWith(title: string, blocks: readonly Node[]): Uint8Array {
  const doc = new Y.Doc();
  bodySeeders.text(doc, schema.node("doc", null, [...blocks]));
  doc.getText("title").insert(0, title);
  return Y.encodeStateAsUpdate(doc);
}

/** How a document of these blocks is rendered, in English, at /p/sample. */
export function rendered(title: string, blocks: readonly Node[]): Promise<RenderedPage> {
  return renderPage(stateWith(title, blocks), { slug: "sample", format: "text" }, englishTexts);
}

/** The same as HTML. */
export async function html(...blocks: readonly Node[]): Promise<string> {
  return toHtml((await rendered("", blocks)).root);
}
