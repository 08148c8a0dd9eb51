/**
 * A block in which an input method is composing while others write in it. The browser would end the composition if the block
 * changed, so what they wrote is not shown, and what is composed is not written, until it is done. Meanwhile the index has
 * the block as the editor shows it: to everything around it, it is a block like any other.
 */
import { Fragment, type Node, Slice } from "prosemirror-model";
import { type ChangedRange, rangesBetween } from "./changed-ranges.ts";
import type { DocumentIndex } from "./document-index.ts";
import type { FlatText } from "./flat-text.ts";
import { type LocalContext, writeLocal } from "./local-to-items.ts";
import type { Entry, Segment } from "./segments.ts";

/** Where the block is: in the body or in a cell. */
interface Place {
  readonly flat: FlatText;
  readonly entry: Entry;
}

export class HeldBlock {
  readonly #index: DocumentIndex;
  readonly #place: Place;
  /** As the text says it, but for what others wrote since. */
  readonly #written: Node;
  readonly #segment: Segment;

  private constructor(index: DocumentIndex, place: Place, segment: Segment) {
    this.#index = index;
    this.#place = place;
    this.#segment = segment;
    this.#written = place.entry.node;
    place.flat.hold(segment);
  }

  /** Holds the block around `position` from now on. */
  static around(index: DocumentIndex, position: number): HeldBlock | null {
    const { flat, base } = index.textAt(position);
    const entry = entryAt(flat, position - base);
    const segment = entry?.node.isTextblock ? flat.segmentWith(entry) : undefined;
    if (entry === undefined || segment === undefined) return null;
    return new HeldBlock(index, { flat, entry }, segment);
  }

  /** Whether others wrote in it since it is held. */
  get isTouched(): boolean {
    return this.#place.flat.isTouched(this.#segment);
  }

  /** Nobody wrote in it: no need to hold it. */
  letGo(): void {
    this.#place.flat.hold(null);
  }

  /** Takes over what became of the block in `doc`, if nothing else became different since `shown`. */
  follow(shown: Node, doc: Node): boolean {
    const { entry, flat } = this.#place;
    const at = this.#position;
    const fresh = at === undefined || at >= doc.content.size ? null : doc.nodeAt(at);
    if (at === undefined || fresh?.type !== entry.node.type) return false;
    const slice = new Slice(Fragment.from(fresh), 0, 0);
    if (!shown.replace(at, at + entry.node.nodeSize, slice).eq(doc)) return false;
    this.#show(fresh);
    const table = this.#index.tableAround(flat);
    if (table === undefined) return true;
    const top = doc.resolve(at).index(0);
    const around = this.#index.body.entries[top];
    if (around !== undefined) this.#index.body.showAs(around, doc.child(top));
    table.adopt(doc.child(top));
    return true;
  }

  /** Whether `ranges` change only what stands before or behind it. */
  isApartFrom(ranges: readonly ChangedRange[]): boolean {
    const at = this.#position;
    if (at === undefined) return false;
    const end = at + this.#place.entry.node.nodeSize;
    return ranges.every(({ from, to }) => to <= at || from >= end);
  }

  /**
   * Writes what became of the text around the block: `doc` is what the editor shows. What others wrote can be read from then
   * on. What else was changed by the same stroke (Enter, which ended it) is written too, in the same body or cell.
   */
  write(context: LocalContext, doc: Node): void {
    const { flat } = this.#place;
    const base = this.#index.baseOf(flat);
    const table = this.#index.tableAround(flat)?.element._item ?? null;
    this.#show(this.#written);
    const parent = base === undefined || base > doc.content.size ? undefined : doc.resolve(base).parent;
    if (parent !== undefined && parent.type.spec.tableRole === (table === null ? undefined : "cell")) {
      const old = parent.copy(Fragment.fromArray(flat.entries.map((entry) => entry.node)));
      // It is still held: what is written stands among what it was, not among what others made of it.
      if (!old.eq(parent))
        writeLocal(context, flat, old, parent, rangesBetween(old, parent, undefined), false);
    }
    flat.hold(null);
    if (table !== null) this.#index.touch(table);
  }

  #show(node: Node): void {
    this.#place.flat.showAs(this.#place.entry, node);
  }

  get #position(): number | undefined {
    const { flat, entry } = this.#place;
    let at = this.#index.baseOf(flat);
    for (const each of flat.entries) {
      if (each === entry || at === undefined) return at;
      at += each.node.nodeSize;
    }
    return undefined;
  }
}

function entryAt(flat: FlatText, offset: number): Entry | undefined {
  let at = 0;
  for (const entry of flat.entries) {
    if (offset > at && offset < at + entry.node.nodeSize) return entry;
    at += entry.node.nodeSize;
  }
  return undefined;
}
