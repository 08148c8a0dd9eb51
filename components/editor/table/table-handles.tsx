"use client";

import { Ellipsis, EllipsisVertical, Plus } from "lucide-react";
import type { ReactNode } from "react";
import { createPortal } from "react-dom";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { addColumn } from "#lib/editor/commands/table/columns.ts";
import { addRow } from "#lib/editor/commands/table/rows.ts";
import type { EditorHost } from "../editor-host.ts";
import { ColumnWidth } from "./column-width.tsx";
import styles from "./table-handles.module.css";
import { TableMenu } from "./table-menu.tsx";
import { useTablePlace } from "./use-table-place.ts";

/**
 * Around the table of the caret, for mouse and finger alike: a menu on its row and its column, one more row or column at the
 * ends, and the column's border to drag. They stand beside the text in the page and not in it.
 */
export function TableHandles({ host }: { host: EditorHost }) {
  const texts = useTexts();
  const place = useTablePlace(host);
  if (place === undefined) return null;
  const { table, row, column, isColumnSeen, isRowSeen, isEndSeen, isSideSeen } = place;
  return createPortal(
    // A press must leave the caret, and on a phone the keyboard, where it is.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- it only keeps the focus in the text.
    <div data-block-bar="" onMouseDown={(event) => event.preventDefault()}>
      {isColumnSeen && (
        <Handle x={(column.left + column.right) / 2} y={table.top}>
          <TableMenu
            host={host}
            part="column"
            trigger={
              <IconButton label={texts("table.columnMenu")} size="sm" className={styles.columnMenu}>
                <Ellipsis aria-hidden="true" />
              </IconButton>
            }
          />
        </Handle>
      )}
      {isRowSeen && (
        <Handle x={table.left} y={(row.top + row.bottom) / 2}>
          <TableMenu
            host={host}
            part="row"
            trigger={
              <IconButton label={texts("table.rowMenu")} size="sm" className={styles.rowMenu}>
                <EllipsisVertical aria-hidden="true" />
              </IconButton>
            }
          />
        </Handle>
      )}
      {isColumnSeen && <ColumnWidth host={host} place={place} />}
      {isEndSeen && (
        <Handle x={(table.left + table.right) / 2} y={table.bottom}>
          <MoreButton label={texts("table.addRow")} onClick={() => host.run(addRow(1, "last"))} />
        </Handle>
      )}
      {isSideSeen && (
        <Handle x={table.right} y={(row.top + row.bottom) / 2}>
          <MoreButton label={texts("table.addColumn")} onClick={() => host.run(addColumn(1, "last"))} />
        </Handle>
      )}
    </div>,
    document.querySelector("main") ?? document.body,
  );
}

/** Its middle stands at the point, in pixels of the window. */
function Handle({ x, y, children }: { x: number; y: number; children: ReactNode }) {
  return (
    <div className={styles.place} style={{ left: x, top: y }}>
      {children}
    </div>
  );
}

function MoreButton({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <IconButton label={label} size="sm" className={styles.more} onClick={onClick}>
      <Plus aria-hidden="true" />
    </IconButton>
  );
}
