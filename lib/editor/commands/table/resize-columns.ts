import type { Command } from "prosemirror-state";
import { startUndoStep } from "../../binding/transaction-meta.ts";
import { speak } from "../../plugins/spoken.ts";
import { cellAt, tableAround } from "../../queries/table-around.ts";
import { narrowestColumn } from "./whole-table.ts";

const stepPx = 40;

/** Makes the selected columns wider or narrower by a step, or as wide as their text asks for. For keys and fingers. */
export function resizeColumns(how: "wider" | "narrower" | "fit"): Command {
  return (state, dispatch, view) => {
    const place = tableAround(state);
    if (place === undefined) return false;
    const { table, at, firstColumn, lastColumn } = place;
    const tr = startUndoStep(state.tr);
    let width = 0;
    for (let column = firstColumn; column <= lastColumn; column++) {
      const given: unknown = table.child(0).child(column).attrs.colwidth;
      const own: unknown = Array.isArray(given) ? given[0] : undefined;
      if (how === "fit" && own === undefined) continue;
      // A column without a width begins with the one that it is shown at.
      const cell = view?.nodeDOM(cellAt(table, at, 0, column));
      const shown = cell instanceof HTMLElement ? cell.offsetWidth : 120;
      const now = typeof own === "number" ? own : shown;
      const next = Math.max(narrowestColumn, Math.round(now + (how === "wider" ? stepPx : -stepPx)));
      if (next === own) continue;
      width = next;
      for (let row = 0; row < table.childCount; row++)
        tr.setNodeAttribute(cellAt(table, at, row, column), "colwidth", how === "fit" ? null : [next]);
    }
    if (tr.steps.length === 0) return false;
    speak(tr, (texts) =>
      how === "fit" ? texts("announce.columnFits") : texts("announce.columnWidth", { count: width }),
    );
    dispatch?.(tr);
    return true;
  };
}
