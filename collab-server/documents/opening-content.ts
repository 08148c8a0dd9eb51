/** What stands in a blank document when its id is handed out: one empty paragraph. */
import type { Node } from "prosemirror-model";
import { schema } from "#lib/editor/schema/schema.ts";

/** The body of a blank document. */
export function blankContent(): Node {
  return schema.node("doc", null, [schema.node("block")]);
}
