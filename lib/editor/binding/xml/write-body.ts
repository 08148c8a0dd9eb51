import type { Node } from "prosemirror-model";
import * as Y from "yjs";
import { alignNodes } from "../align-nodes.ts";
import { createType } from "./create-type.ts";
import { writeBlock } from "./write-block.ts";

/**
 * Writes the step from `prev`, which is what the body says now, to `next`: untouched blocks are not looked at, changed ones
 * keep their shared type. `caret` is where the person edits, in both documents; it settles which of several equal letters was typed.
 * To be called inside a transaction.
 */
export function writeBody(body: Y.XmlFragment, prev: Node, next: Node, caret?: number): void {
  if (body.length === 0) {
    // `prev` is the empty block that an empty body is shown as; it was never written.
    body.insert(0, next.children.map(createType));
    return;
  }
  const pairs = alignNodes(prev.children, next.children);
  const types = body.toArray();
  let start = prev.content.size;
  let prevEnd = prev.childCount;
  let nextEnd = next.childCount;
  for (let index = pairs.length - 1; index >= -1; index--) {
    const pair = pairs[index] ?? { prev: -1, next: -1 };
    const gone = prevEnd - pair.prev - 1;
    const added = next.children.slice(pair.next + 1, nextEnd);
    if (gone > 0) body.delete(pair.prev + 1, gone);
    if (added.length > 0) body.insert(pair.prev + 1, added.map(createType));
    for (let child = pair.prev + 1; child < prevEnd; child++) start -= prev.child(child).nodeSize;
    if (pair.prev < 0) break;
    const before = prev.child(pair.prev);
    const after = next.child(pair.next);
    start -= before.nodeSize;
    const type = types[pair.prev];
    if (before !== after && type instanceof Y.XmlElement && !before.eq(after)) {
      writeBlock(type, before, after, caret === undefined ? 0 : caret - start - 1);
    }
    prevEnd = pair.prev;
    nextEnd = pair.next;
  }
}
