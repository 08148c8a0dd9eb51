/** Blocks by the identity of their start: it stays through typing, Enter, new kinds, moves, and a deletion that is undone. */
import { parseBlockName, toBlockName } from "../block-name.ts";
import type { DocumentIndex } from "./document-index.ts";
import { sameId } from "./layout.ts";
import { neighbours } from "./places.ts";
import { findItem } from "./structs.ts";

/** The name of the block in front of which `position` stands. */
export function blockName(index: DocumentIndex, position: number): string | undefined {
  const { flat, base } = index.textAt(position);
  const { right } = neighbours(flat.entries, position - base);
  return right === null ? undefined : toBlockName(right);
}

/** In front of the block that is called so, or undefined when it is not there. */
export function blockAt(index: DocumentIndex, name: string): number | undefined {
  const id = parseBlockName(name);
  const shown = id && index.copies.shown(id);
  const item = shown && findItem(index.doc, shown)?.item;
  const flat = item && index.flatOf(item);
  const base = flat && index.baseOf(flat);
  if (shown === undefined || flat === undefined || base === undefined) return undefined;
  let at = base;
  for (const { node, open } of flat.entries) {
    if (open !== null && sameId(open, shown)) return at;
    at += node.nodeSize;
  }
  return undefined;
}
