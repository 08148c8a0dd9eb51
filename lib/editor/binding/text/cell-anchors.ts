/**
 * Anchors in cells that nobody has written into: they have no text yet, so there is nothing in them to stick to. Such an anchor
 * names the table and the cell, `{ at: null, table: [client, clock], cell: [row, column] }`, and is the start of what comes there.
 */
import type { Anchor } from "../binding.ts";
import type { DocumentIndex } from "./document-index.ts";
import type { FlatText } from "./flat-text.ts";
import { parseId } from "./layout.ts";

/** The anchor of a cell's start; undefined if `flat` is no cell. */
export function toCellAnchor(index: DocumentIndex, flat: FlatText): Anchor | undefined {
  const table = index.tableAround(flat);
  const place = table?.placeOf(flat);
  const id = table?.element._item?.id;
  if (place === undefined || id === undefined) return undefined;
  return { at: null, table: [id.client, id.clock], cell: [place.row, place.column] };
}

/** Where the cell begins that an anchor names; undefined when it is gone. */
export function fromCellAnchor(index: DocumentIndex, { table: at, cell }: Anchor): number | undefined {
  const id = parseId(at);
  const table = id && index.tableAt(id);
  // Asked for by name only if it is there: anchors come from others.
  const [row, column] = Array.isArray(cell) ? cell.map(String) : [];
  const flat = row === undefined || column === undefined ? undefined : table?.flatAt(row, column);
  const base = flat && index.baseOf(flat);
  return base === undefined ? undefined : base + 1;
}
