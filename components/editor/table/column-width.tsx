"use client";

import { type KeyboardEvent, type PointerEvent, useRef } from "react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { resizeColumns } from "#lib/editor/commands/table/resize-columns.ts";
import { narrowestColumn, setColumnWidth } from "#lib/editor/commands/table/whole-table.ts";
import type { EditorHost } from "../editor-host.ts";
import styles from "./table-handles.module.css";
import type { TableOnPage } from "./use-table-place.ts";

/** The far border of the caret's column: dragged by mouse or finger, or moved by the arrow keys. */
export function ColumnWidth({ host, place }: { host: EditorHost; place: TableOnPage }) {
  const texts = useTexts();
  const drag = useRef<{ pointer: number; x: number; width: number } | undefined>(undefined);
  const line = useRef<HTMLDivElement>(null);
  const { column, table, isRightToLeft, at, columnIndex } = place;
  const width = column.right - column.left;
  const way = isRightToLeft ? -1 : 1;

  const widthAt = ({ clientX }: PointerEvent): number | undefined =>
    drag.current && Math.max(narrowestColumn, drag.current.width + (clientX - drag.current.x) * way);
  const begin = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0) return;
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { pointer: event.pointerId, x: event.clientX, width };
  };
  // Only the line moves with the finger: the text is laid out anew once, when it is let go.
  const move = (event: PointerEvent) => {
    const next = widthAt(event);
    if (next !== undefined && line.current !== null)
      line.current.style.transform = `translateX(${(next - width) * way}px)`;
  };
  const end = (event: PointerEvent) => {
    const next = widthAt(event);
    drag.current = undefined;
    if (line.current !== null) line.current.style.transform = "";
    if (event.type === "pointerup" && next !== undefined && Math.abs(next - width) >= 1)
      host.tell(setColumnWidth(at, columnIndex, next));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowRight: way, ArrowLeft: -way, ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    host.tell((state, dispatch) =>
      resizeColumns(step > 0 ? "wider" : "narrower")(state, dispatch, host.view),
    );
  };
  return (
    <div
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a range input draws its own track
      role="slider"
      tabIndex={0}
      aria-label={texts("table.columnWidth")}
      aria-orientation="horizontal"
      aria-valuemin={narrowestColumn}
      aria-valuemax={1200}
      aria-valuenow={width}
      className={styles.width}
      style={{ left: isRightToLeft ? column.left : column.right, top: table.top }}
      onPointerDown={begin}
      onPointerMove={move}
      onPointerUp={end}
      onPointerCancel={end}
      onKeyDown={onKeyDown}
    >
      <div ref={line} className={styles.line} style={{ height: table.bottom - table.top }} />
    </div>
  );
}
