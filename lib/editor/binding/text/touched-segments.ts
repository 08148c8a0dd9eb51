/** What has to be read again. A change touches items; each is traced leftwards to the start of its segment. */
import type * as Y from "yjs";
import type { SegmentList } from "./segment-list.ts";
import type { Segment } from "./segments.ts";

export class TouchedSegments {
  readonly #segments = new Set<Segment>();
  readonly #visited = new Set<Y.Item>();
  /** Whether everything has to be. */
  all = false;

  get isEmpty(): boolean {
    return !this.all && this.#segments.size === 0;
  }

  /** The segment, if it is just one. */
  get only(): Segment | undefined {
    const [segment] = this.all || this.#segments.size > 1 ? [] : this.#segments;
    return segment;
  }

  has(segment: Segment): boolean {
    return this.all || this.#segments.has(segment);
  }

  add(segment: Segment): void {
    this.#segments.add(segment);
  }

  /** Takes `segment` out; whether it was in. */
  delete(segment: Segment): boolean {
    return this.#segments.delete(segment);
  }

  /** Adds the segment of `list` that `item` lies in, and those whose start is none any more on the way there. */
  trace(
    item: Y.Item,
    list: SegmentList,
    previous: (item: Y.Item) => Y.Item | null,
    starts: (item: Y.Item) => boolean,
  ): void {
    for (let at: Y.Item | null = item; at !== null; at = previous(at)) {
      if (this.#visited.has(at)) return;
      this.#visited.add(at);
      const segment = list.startingAt(at);
      if (segment === undefined) continue;
      this.#segments.add(segment);
      if (starts(at)) return;
    }
    const [head] = list.segments;
    if (head !== undefined) this.#segments.add(head);
  }

  /** As ranges of indexes in `list`, last first, so that earlier indexes stay true while they are read. */
  groups({ segments }: SegmentList): { from: number; to: number }[] {
    const indexes = [...this.#segments].map((segment) => segments.indexOf(segment)).sort((a, b) => b - a);
    const groups: { from: number; to: number }[] = [];
    for (const index of indexes) {
      const last = groups.at(-1);
      if (last !== undefined && last.from === index + 1) last.from = index;
      else groups.push({ from: index, to: index + 1 });
    }
    return groups;
  }

  clear(): void {
    this.#segments.clear();
    this.#visited.clear();
    this.all = false;
  }
}
