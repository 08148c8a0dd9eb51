/** Blocks by the identity of their element. Moving one makes another element of it, with another name. */
import type { Node } from "prosemirror-model";
import * as Y from "yjs";
import { parseBlockName, toBlockName } from "../block-name.ts";

/** The name of the block in front of which `position` stands. */
export function blockName(body: Y.XmlFragment, document: Node, position: number): string | undefined {
  const index = document.resolve(position).index(0);
  const element: unknown = index < body.length ? body.get(index) : undefined;
  const item = element instanceof Y.XmlElement ? element._item : null;
  return item === null ? undefined : toBlockName(item.id);
}

/** In front of the block that is called so, or undefined when it is not there. */
export function blockAt(body: Y.XmlFragment, document: Node, name: string): number | undefined {
  const id = parseBlockName(name);
  const index =
    id === undefined
      ? -1
      : body
          .toArray()
          .findIndex(({ _item: item }) => item?.id.client === id.client && item.id.clock === id.clock);
  if (index < 0 || index >= document.childCount) return undefined;
  let at = 0;
  for (let child = 0; child < index; child += 1) at += document.child(child).nodeSize;
  return at;
}
