"use client";

import { useSyncExternalStore } from "react";
import { cellAt, rowAt, tableAround } from "#lib/editor/queries/table-around.ts";
import type { EditorHost } from "../editor-host.ts";
import { hearMoves } from "../hear-moves.ts";
import { headBottom } from "../outline/head-bottom.ts";

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Where the table of the caret stands in the window, its row and its column, and which of their handles have room. */
export interface TableOnPage {
  /** What is seen of it: a wide table scrolls in its own box. */
  table: Box;
  row: Box;
  column: Box;
  isRightToLeft: boolean;
  isRowSeen: boolean;
  isColumnSeen: boolean;
  isEndSeen: boolean;
  isSideSeen: boolean;
  /** In front of the table. */
  at: number;
  columnIndex: number;
}

/** Undefined while the caret is in no table. */
export function useTablePlace(host: EditorHost): TableOnPage | undefined {
  const hear = (listener: () => void): (() => void) => {
    const stops = [host.subscribe(listener), hearMoves(listener)];
    return () => {
      for (const stop of stops) stop();
    };
  };
  // As text, so that a place that did not change is the same one.
  const text = useSyncExternalStore(
    hear,
    () => measure(host),
    () => "",
  );
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written below
  return text === "" ? undefined : (JSON.parse(text) as TableOnPage);
}

function measure({ view, state }: EditorHost): string {
  const place = state && tableAround(state);
  if (view === undefined || place === undefined || !view.editable) return "";
  const { table, at, lastRow, lastColumn } = place;
  const whole = view.nodeDOM(at);
  const [row, cell] = [
    view.nodeDOM(rowAt(table, at, lastRow)),
    view.nodeDOM(cellAt(table, at, lastRow, lastColumn)),
  ];
  if (!(whole instanceof HTMLElement && row instanceof HTMLElement && cell instanceof HTMLElement)) return "";
  const grid = whole.querySelector("table") ?? whole;
  const [box, inner, rowBox, column] = [whole, grid, row, cell].map(boxOf);
  if (box === undefined || inner === undefined || rowBox === undefined || column === undefined) return "";
  const seen = { ...inner, left: Math.max(box.left, inner.left), right: Math.min(box.right, inner.right) };
  const [top, bottom] = [headBottom() > innerHeight / 2 ? 0 : headBottom(), innerHeight];
  const isBetween = (y: number) => y > top + 4 && y < bottom - 4;
  const middle = (column.left + column.right) / 2;
  const side = inner.right <= box.right + 1;
  const result: TableOnPage = {
    table: seen,
    row: rowBox,
    column,
    isRightToLeft: getComputedStyle(grid).direction === "rtl",
    isRowSeen: isBetween((rowBox.top + rowBox.bottom) / 2),
    isColumnSeen: isBetween(seen.top) && middle > seen.left && middle < seen.right,
    isEndSeen: isBetween(seen.bottom),
    isSideSeen: side && isBetween((rowBox.top + rowBox.bottom) / 2),
    at,
    columnIndex: lastColumn,
  };
  return JSON.stringify(result);
}

function boxOf(element: HTMLElement): Box {
  const { left, top, right, bottom } = element.getBoundingClientRect();
  const [l, t, r, b] = [left, top, right, bottom].map(Math.round);
  return { left: l ?? 0, top: t ?? 0, right: r ?? 0, bottom: b ?? 0 };
}
