/** What reading needs to know of the rest of the document. */
import type { Node, Schema } from "prosemirror-model";
import type * as Y from "yjs";
import { isBlockAtom } from "./atoms.ts";
import type { Copies } from "./copies.ts";
import { blockElement, tableElement } from "./layout.ts";
import { elementOf } from "./structs.ts";

export interface ReadContext {
  readonly schema: Schema;
  readonly copies: Copies;
  /** Reads the inside of a table; absent where tables can't stand (in cells), so that one becomes a locked card. */
  readonly readTable?: (item: Y.Item) => Node | null;
}

/** Whether a segment starts at `item`: live, shown, and a block's start or a block atom. */
export function startsSegment(context: ReadContext, item: Y.Item): boolean {
  if (item.deleted) return false;
  const element = elementOf(item);
  if (element === undefined || context.copies.hides(item)) return false;
  if (element.nodeName === tableElement && context.readTable !== undefined)
    return context.readTable(item) !== null;
  return element.nodeName === blockElement || isBlockAtom(context, element.nodeName);
}
