import type { Portal } from "./portals.ts";
import type { Segment } from "./segments.ts";

/** Which segments are cut into stretches, because something that was moved begins, ends or is shown in them. */
export class CutSegments {
  readonly #cut = new Set<Segment>();
  #version = 0;

  /** Another number whenever what `portals` gives, or where something is cut, may be another. */
  get version(): number {
    return this.#version;
  }

  /** The portals that stand in the text, in no order. */
  get portals(): Portal[] {
    const portals: Portal[] = [];
    for (const { stretches = [] } of this.#cut) {
      for (const { cut } of stretches) if (cut?.type === "portal") portals.push(cut.portal);
    }
    return portals;
  }

  /** All of the text is `segments` now. */
  readAll(segments: readonly Segment[]): void {
    this.#cut.clear();
    this.#version += 1;
    for (const segment of segments) this.#note(segment);
  }

  /** `fresh` stands where `old` did. */
  replace(old: readonly Segment[], fresh: readonly Segment[]): void {
    const isSame =
      fresh.length === old.length && fresh.every((each, i) => each.stretches === old[i]?.stretches);
    const before = this.#version;
    for (const segment of old) if (this.#cut.delete(segment)) this.#version += 1;
    for (const segment of fresh) this.#note(segment);
    if (isSame) this.#version = before;
  }

  #note(segment: Segment): void {
    if (segment.stretches === undefined) return;
    this.#cut.add(segment);
    this.#version += 1;
  }
}
