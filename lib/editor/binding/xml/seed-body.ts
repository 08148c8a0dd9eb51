import type { Node } from "prosemirror-model";
import type * as Y from "yjs";
import { roots } from "#lib/collab/document-format.ts";
import { createType } from "./create-type.ts";

/** Writes `content` into an empty body. Throws when there is something in it: seeding twice would double it. */
export function seedBody(doc: Y.Doc, content: Node): void {
  const body = doc.getXmlFragment(roots.xmlBody);
  if (body.length > 0) throw new Error("seed: the body is not empty");
  doc.transact(() => body.insert(0, content.children.map(createType)));
}
