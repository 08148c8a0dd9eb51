import type { Node } from "prosemirror-model";
import { changedChildren } from "../../queries/changed-children.ts";
import type { Change } from "./change.ts";

/**
 * A document whose children were the nodes of a text's entries, each the same object, and which of these are so still. With it
 * a letter costs the block that it is in: the others need not be compared again.
 */
export class AgreedDocument {
  readonly #doc: Node;
  // The entries before this one stayed, and so many at the end.
  #from = Infinity;
  #kept = Infinity;

  constructor(doc: Node) {
    this.#doc = doc;
  }

  /** `changes`, one after the other, made a list of `count` entries. */
  follow(changes: readonly Change[], count: number): void {
    let length = count;
    for (const change of changes.toReversed()) {
      this.#from = Math.min(this.#from, change.from);
      this.#kept = Math.min(this.#kept, length - change.from - change.new.length);
      length += change.old.length - change.new.length;
    }
  }

  /** Which of `count` entries may differ from the children of `doc`; undefined if there are not as many. */
  doubtful(doc: Node, count: number): { from: number; to: number } | undefined {
    if (doc.childCount !== count) return undefined;
    const { from, kept } = changedChildren(this.#doc, doc);
    return { from: Math.min(this.#from, from), to: count - Math.min(this.#kept, kept) };
  }
}
