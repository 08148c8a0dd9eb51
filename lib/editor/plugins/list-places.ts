import type { Node } from "prosemirror-model";
import { toBlockAttrs } from "../nodes/block/spec.ts";
import { type BlockKind, isListKind } from "../schema/block-kinds.ts";

/** Which of how many an item of a list is. */
export interface ListPlace {
  readonly place: number;
  readonly size: number;
}

interface List {
  readonly kind: BlockKind;
  size: number;
}

/**
 * The places of all items in the document, in order. Items of one kind and depth are one list until something that is not
 * deeper comes in between; what is deeper belongs to the item above it.
 */
export function placesIn(doc: Node): ListPlace[] {
  return itemsIn(doc).map(({ place, list }) => ({ place, size: list.size }));
}

function itemsIn(parent: Node): { place: number; list: List }[] {
  const items: { place: number; list: List }[] = [];
  // By depth.
  let open: (List | undefined)[] = [];
  parent.forEach((node) => {
    if (!node.isTextblock) {
      open = [];
      if (!node.isLeaf) for (const item of itemsIn(node)) items.push(item);
      return;
    }
    const { kind, indent } = toBlockAttrs(node.attrs);
    if (!isListKind(kind)) {
      open = [];
      return;
    }
    open.length = Math.min(open.length, indent + 1);
    const known = open[indent];
    const list = known?.kind === kind ? known : { kind, size: 0 };
    open[indent] = list;
    list.size += 1;
    items.push({ place: list.size, list });
  });
  return items;
}
