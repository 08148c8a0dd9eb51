/** One step of a Yjs text event: keep, insert or delete so many units. */
export interface TextDelta {
  retain?: number | undefined;
  insert?: unknown;
  delete?: number | undefined;
}

/** Where `position` stands after somebody else's `delta`. Text that comes in exactly there goes behind it. */
export function positionAfter(position: number, delta: readonly TextDelta[]): number {
  let read = 0;
  let mapped = position;
  for (const { retain, insert, delete: removed } of delta) {
    if (read >= position && removed === undefined) break;
    if (retain !== undefined) read += retain;
    else if (typeof insert === "string" && read < position) mapped += insert.length;
    else if (removed !== undefined) {
      mapped -= Math.max(0, Math.min(position, read + removed) - read);
      read += removed;
    }
    if (read >= position) break;
  }
  return mapped;
}
