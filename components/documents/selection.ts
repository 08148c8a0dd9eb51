/** What is chosen in a list, as a value. Every function gives a new one. */
export interface Selection {
  readonly ids: ReadonlySet<string>;
  /** Where a range begins: the row that was last chosen by itself. */
  readonly anchor: string | null;
  /** What was chosen before the range that grows from the anchor: a range that shrinks again gives its rows back. */
  readonly base: ReadonlySet<string>;
}

export const nothingSelected: Selection = { ids: new Set(), anchor: null, base: new Set() };

/** Chooses one row, or lets go of it. */
export function toggled(selection: Selection, id: string): Selection {
  const ids = new Set(selection.ids);
  if (!ids.delete(id)) ids.add(id);
  return { ids, anchor: id, base: ids };
}

/** Chooses everything from the anchor to `id`, in the list's order. Without an anchor in the list: `id` alone. */
export function extendedTo(selection: Selection, order: readonly string[], id: string): Selection {
  const [from, to] = [selection.anchor === null ? -1 : order.indexOf(selection.anchor), order.indexOf(id)];
  if (to === -1) return selection;
  if (from === -1) return { ids: new Set([...selection.ids, id]), anchor: id, base: selection.ids };
  const range = order.slice(Math.min(from, to), Math.max(from, to) + 1);
  return { ...selection, ids: new Set([...selection.base, ...range]) };
}

/** Chooses all of these. */
export function selectionOf(ids: Iterable<string>): Selection {
  const all = new Set(ids);
  return { ids: all, anchor: null, base: all };
}

/** Lets go of what left the list. The same value when nothing did. */
export function withinList(selection: Selection, has: (id: string) => boolean): Selection {
  if ([...selection.ids].every(has)) return selection;
  const ids = new Set([...selection.ids].filter(has));
  return {
    ids,
    anchor: selection.anchor !== null && has(selection.anchor) ? selection.anchor : null,
    base: ids,
  };
}
