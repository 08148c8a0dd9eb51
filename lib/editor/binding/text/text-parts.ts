import type * as Y from "yjs";

/**
 * The texts that one flat text consists of: one for the body; several only where two people began the same new table cell
 * at the same time. Walked as if they were one.
 */
export class TextParts {
  #parts: readonly Y.Text[];

  constructor(parts: readonly Y.Text[]) {
    this.#parts = parts;
  }

  get all(): readonly Y.Text[] {
    return this.#parts;
  }

  get first(): Y.Item | null {
    for (const part of this.#parts) if (part._start !== null) return part._start;
    return null;
  }

  next = (item: Y.Item): Y.Item | null => {
    if (item.right !== null || this.#parts.length === 1) return item.right;
    for (let i = this.#indexOf(item) + 1; i < this.#parts.length; i += 1) {
      const start = this.#parts[i]?._start;
      if (start != null) return start;
    }
    return null;
  };

  previous = (item: Y.Item): Y.Item | null => {
    if (item.left !== null || this.#parts.length === 1) return item.left;
    for (let i = this.#indexOf(item) - 1; i >= 0; i -= 1) {
      let last = this.#parts[i]?._start ?? null;
      while (last?.right != null) last = last.right;
      if (last !== null) return last;
    }
    return null;
  };

  /** Whether `item` stands in one of them. */
  hold(item: Y.Item): boolean {
    return this.#indexOf(item) >= 0;
  }

  /** From now on they are `parts`; whether that is anything new. */
  replace(parts: readonly Y.Text[]): boolean {
    if (parts.length === this.#parts.length && parts.every((part, i) => part === this.#parts[i]))
      return false;
    this.#parts = parts;
    return true;
  }

  #indexOf(item: Y.Item): number {
    return this.#parts.findIndex((part) => part === item.parent);
  }
}
